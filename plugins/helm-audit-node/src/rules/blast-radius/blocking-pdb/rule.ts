import {
  allowedDisruptions,
  runningReplicas,
} from '../../../facts/disruptionBudgets';
import { valueAt } from '../../../json';
import { defineRule } from '../../defineRule';
import { oneAtATimeFix } from '../../fixes';

/** Bounds that let no pod go at any number of replicas. */
const ALWAYS_BLOCKING: Record<string, unknown[]> = {
  maxUnavailable: [0, '0', '0%'],
  minAvailable: ['100%'],
};

export default defineRule({
  meta: {
    id: 'blocking-pdb',
    dimension: 'blast-radius',
    title: 'Disruption budgets let nodes be drained',
    failureTitle: 'A disruption budget blocks node drains',
    severity: 'high',
    confidence: 'high',
    target: 'resource',
    requires: ['disruptionBudgets'],
    messages: {
      always: {
        message:
          'PodDisruptionBudget {{name}} with `{{field}}: {{value}}` never lets a pod go, so every node drain hangs.',
        remediation: 'Use `maxUnavailable: 1`.',
      },
      blocks: {
        message:
          'PodDisruptionBudget {{name}} with `{{field}}: {{value}}` lets no pod go while {{workloads}} runs its minimum of {{replicas}}, so node drains hang.',
        remediation:
          'Use `maxUnavailable: 1`, and run at least 2 replicas of {{workloads}}.',
      },
      both: {
        message:
          'PodDisruptionBudget {{name}} sets both `minAvailable` and `maxUnavailable`, which the API rejects, so nothing is protected.',
        remediation: 'Keep `maxUnavailable` alone.',
      },
      invalid: {
        message:
          'PodDisruptionBudget {{name}} with `{{field}}: {{value}}` names neither a number nor a percentage, so the API rejects it and nothing is protected.',
        remediation: 'Use `maxUnavailable: 1`.',
      },
      empty: {
        message:
          'PodDisruptionBudget {{name}} sets neither `minAvailable` nor `maxUnavailable`; Kubernetes then allows no disruption.',
        remediation: 'Set `maxUnavailable: 1`.',
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['kubernetes-best-practice', 'redundancy'],
    risks: ['change-management', 'blast-radius-exposure'],
    controls: [],
    references: [
      'https://kubernetes.io/docs/tasks/run-application/configure-pdb/',
      'https://kubernetes.io/docs/tasks/administer-cluster/safely-drain-node/',
    ],
    since: '0.1.0',
  },
  appliesTo: ({ kind }) => kind === 'PodDisruptionBudget',
  check(budget, { facts, report, undetermined }) {
    const { name, body } = budget;
    const fields = Object.keys(ALWAYS_BLOCKING).filter(
      key => (valueAt(body, 'spec', key) ?? undefined) !== undefined,
    );
    const [field] = fields;
    const fix = oneAtATimeFix(fields);
    if (fields.length > 1) {
      report({ messageId: 'both', data: { name }, path: ['spec', field], fix });
      return;
    }
    if (!field) {
      report({ messageId: 'empty', data: { name }, path: ['spec'], fix });
      return;
    }
    const value = valueAt(body, 'spec', field);
    const path = ['spec', field];
    const data = { name, field, value: String(value) };
    if (ALWAYS_BLOCKING[field].includes(value)) {
      report({ messageId: 'always', data, path, fix });
      return;
    }
    if (!/^\d+%?$/.test(data.value)) {
      report({ messageId: 'invalid', data, path, fix });
      return;
    }
    const selected =
      facts.disruptionBudgets.find(({ resource }) => resource === budget)
        ?.workloads ?? [];
    const counts = selected.map(runningReplicas);
    if (counts.length === 0 || counts.includes(undefined)) {
      undetermined(
        `How many pods PodDisruptionBudget ${name} selects can't be told from the chart.`,
      );
      return;
    }
    // The controller counts the pods of all workloads that it selects together.
    const replicas = counts.reduce<number>((sum, n) => sum + (n ?? 0), 0);
    const allowed = allowedDisruptions(budget, replicas);
    if (replicas === 0 || allowed === undefined || allowed > 0) return;
    const workloads = selected.map(({ resource }) => resource.name).join(', ');
    report({
      messageId: 'blocks',
      data: { ...data, replicas, workloads },
      path,
      fix,
    });
  },
});
