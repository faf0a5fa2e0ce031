import { hasVolume, keepsData } from '../../../facts/dataStores';
import { hasAutomaticFailover, isPrimary } from '../../../facts/failover';
import { majorityStoreOf, whyAlone } from '../../../facts/replication';
import { isService } from '../../../facts/workloads';
import { defineRule } from '../../defineRule';
import { redundancyFix, redundancyNeeds } from '../../redundancyFix';
import { isAsked } from '../isAsked';
import { REPLICA_MESSAGES } from '../replicaMessages';

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
    messages: REPLICA_MESSAGES,
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
    const { autoscaler, lowerBound: count, path } = replicas;
    const product = kind === 'StatefulSet' && majorityStoreOf(workload);
    if (product && count < 3) {
      const data = { kind, name, count, product };
      report({ messageId: 'members', data, path, effort: 'M' });
    }
    if (product || count >= 2) return;
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
    const why = whyAlone(workload);
    const data = { kind, name, count, loss, needs, why: why ?? '' };
    if (isPrimary(workload, facts.workloads)) {
      // Members that hold a copy and are chosen when it is lost are its replicas.
      if (hasAutomaticFailover(workload, facts.workloads)) return;
      report({ messageId: 'primary', data, path, effort: 'M' });
      return;
    }
    if (why) {
      report({
        messageId: 'sole',
        data,
        path,
        severity: 'medium',
        effort: 'M',
      });
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
