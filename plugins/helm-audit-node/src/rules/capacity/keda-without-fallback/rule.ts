import { mapAt, mapsAt, stringAt } from '../../../json';
import { defineRule } from '../../defineRule';

/** Triggers that KEDA reads from the cluster itself; a fallback does not apply to them. */
const INTERNAL = new Set(['cpu', 'memory', 'cron', 'kubernetes-workload']);

export default defineRule({
  meta: {
    id: 'keda-without-fallback',
    dimension: 'capacity',
    title: 'Scaling survives the loss of its metric',
    failureTitle: 'Scaling stops when its metric is lost',
    severity: 'medium',
    confidence: 'high',
    target: 'resource',
    requires: [],
    messages: {
      missing: {
        message:
          'ScaledObject {{name}} scales by {{trigger}} and says nothing about what to do when that can not be read.',
        remediation:
          'Add `spec.fallback` with the replicas that carry the usual peak.',
      },
    },
    effort: 'S',
    phase: 2,
    compliance: ['graceful-degradation'],
    risks: ['capacity-overload'],
    controls: [],
    references: [
      'https://keda.sh/docs/latest/reference/scaledobject-spec/#fallback',
    ],
    since: '0.1.0',
  },
  appliesTo: ({ kind, group }) =>
    kind === 'ScaledObject' && group === 'keda.sh',
  check({ name, body }, { report }) {
    const external = mapsAt(body, 'spec', 'triggers').find(
      ({ value }) => !INTERNAL.has(stringAt(value, 'type') ?? ''),
    );
    if (!external || Object.keys(mapAt(body, 'spec', 'fallback')).length > 0) {
      return;
    }
    const trigger = stringAt(external.value, 'type') ?? 'an external metric';
    report({
      messageId: 'missing',
      data: { name, trigger },
      path: ['spec', 'fallback'],
    });
  },
});
