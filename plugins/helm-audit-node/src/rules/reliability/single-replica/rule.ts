import { hasVolume, keepsData } from '../../../facts/dataStores';
import { hasAutomaticFailover, isPrimary } from '../../../facts/failover';
import { isService } from '../../../facts/workloads';
import { defineRule } from '../../defineRule';
import { redundancyFix, redundancyNeeds } from '../../redundancyFix';
import { isAsked } from '../isAsked';

export default defineRule({
  meta: {
    id: 'single-replica',
    dimension: 'reliability',
    title: 'Services run on more than one replica',
    failureTitle: 'A service runs on a single replica',
    severity: 'high',
    confidence: 'high',
    target: 'workload',
    requires: ['context', 'resources', 'workloads', 'disruptionBudgets'],
    messages: {
      replicas: {
        message:
          '{{kind}} {{name}} runs {{count}} replica, so any restart, node drain or crash is an outage.',
        remediation: 'Run at least 2 replicas, 3 across zones{{needs}}.',
      },
      worker: {
        message:
          '{{kind}} {{name}} runs {{count}} replica, so its work stands still during any restart, node drain or crash.',
        remediation:
          'Run 2 replicas{{needs}}, if its work can be shared or a leader be elected.',
      },
      data: {
        message:
          '{{kind}} {{name}} keeps its data in {{count}} pod, so any restart, node drain or crash is an outage, and {{loss}}.',
        remediation:
          'Replicate {{name}} by a mode of its own software, an operator or a managed service; where nothing copies the data, a second pod is a second, empty store.',
      },
      primary: {
        message:
          '{{kind}} {{name}} is the one pod of its data store that takes writes, so during any restart, node drain or crash nothing can be written.',
        remediation:
          'Have another member take over by itself; more pods of {{name}} would not.',
      },
      autoscaler: {
        message:
          '{{kind}} {{name}} can be scaled down to {{count}} by {{autoscaler}}, so at quiet hours any restart is an outage.',
        remediation:
          'Raise `{{field}}` of {{autoscaler}} to at least 2{{needs}}.',
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['redundancy', 'critical-path-protection'],
    risks: ['critical-path-failure'],
    controls: ['NSA-CISA availability'],
    references: [
      'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/',
    ],
    since: '0.1.0',
    metBy: ['HorizontalPodAutoscaler', 'ScaledObject'],
  },
  appliesTo: isService,
  check(workload, { facts, report, undetermined }) {
    const { resource, replicas } = workload;
    const { kind, name } = resource;
    if (!replicas) {
      undetermined(
        `How many replicas ${kind} ${name} runs is up to its controller.`,
      );
      return;
    }
    if (replicas.lowerBound >= 2) return;
    const { autoscaler, lowerBound: count, path } = replicas;
    const needs = redundancyNeeds(workload, facts);
    if (autoscaler) {
      report({
        messageId: 'autoscaler',
        data: {
          kind,
          name,
          count,
          autoscaler: `${autoscaler.kind} ${autoscaler.name}`,
          field: String(path.at(-1)),
          needs,
        },
        resource: autoscaler,
        path,
        fix: redundancyFix(workload, facts, { resource: autoscaler, path }),
      });
      return;
    }
    const loss = hasVolume(workload)
      ? 'a lost volume is lost data'
      : 'what it holds is lost with the pod';
    const data = { kind, name, count, loss, needs };
    if (isPrimary(workload, facts.workloads)) {
      // Members that hold a copy and are chosen when it is lost are its replicas.
      if (hasAutomaticFailover(workload, facts.workloads)) return;
      report({ messageId: 'primary', data, path, effort: 'M' });
      return;
    }
    // More pods of what keeps data mend nothing, and may do harm.
    const isStore = keepsData(workload);
    const fix = isStore ? undefined : redundancyFix(workload, facts);
    const isServing = isAsked(workload, facts);
    const workId = isServing ? 'replicas' : 'worker';
    const isUrgent = isServing || facts.context.tier === 1;
    report({
      messageId: isStore ? 'data' : workId,
      data,
      path,
      severity: isUrgent ? undefined : 'medium',
      effort: isStore ? 'M' : undefined,
      fix,
    });
  },
});
