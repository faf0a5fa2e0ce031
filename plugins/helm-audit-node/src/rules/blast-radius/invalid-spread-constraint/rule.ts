import { isMap, JsonMap, mapsAt, numberAt, stringAt } from '../../../json';
import { defineRule } from '../../defineRule';

const FIELD = 'topologySpreadConstraints';

export default defineRule({
  meta: {
    id: 'invalid-spread-constraint',
    dimension: 'blast-radius',
    title: 'Topology spread constraints do something',
    failureTitle: 'A topology spread constraint is void',
    severity: 'medium',
    confidence: 'high',
    target: 'workload',
    requires: [],
    messages: {
      selectsNothing: {
        message:
          'A topology spread constraint of {{kind}} {{name}} has no `labelSelector`, so it counts no pod and keeps nothing apart.',
        remediation:
          'Give it the pod labels of {{name}} as its `labelSelector`.',
      },
      refused: {
        message:
          'A topology spread constraint of {{kind}} {{name}} has {{defect}}, so Kubernetes refuses the pods.',
        remediation: 'Set `{{field}}` to what Kubernetes allows.',
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['redundancy', 'kubernetes-best-practice'],
    risks: ['blast-radius-exposure', 'change-management'],
    controls: [],
    references: [
      'https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/#spread-constraint-definition',
    ],
    since: '0.1.0',
  },
  appliesTo: ({ podSpec }) => mapsAt(podSpec, FIELD).length > 0,
  check({ resource: { kind, name }, podSpec, podSpecPath }, { report }) {
    for (const { value, index } of mapsAt(podSpec, FIELD)) {
      const path = [...podSpecPath, FIELD, index];
      const refused = whatIsRefused(value);
      if (refused) {
        report({
          messageId: 'refused',
          data: { kind, name, ...refused },
          path,
        });
      } else if (!isMap(value.labelSelector)) {
        report({ messageId: 'selectsNothing', data: { kind, name }, path });
      }
    }
  },
});

/** The first field that the API does not accept, and what is wrong with it. */
function whatIsRefused(constraint: JsonMap) {
  const mode = stringAt(constraint, 'whenUnsatisfiable');
  if (!stringAt(constraint, 'topologyKey')) {
    return { field: 'topologyKey', defect: 'no `topologyKey`' };
  }
  if ((numberAt(constraint, 'maxSkew') ?? 0) < 1) {
    return { field: 'maxSkew', defect: 'a `maxSkew` below 1' };
  }
  if (mode !== 'DoNotSchedule' && mode !== 'ScheduleAnyway') {
    const defect = 'no known value of `whenUnsatisfiable`';
    return { field: 'whenUnsatisfiable', defect };
  }
  const minDomains = numberAt(constraint, 'minDomains');
  if (minDomains === undefined) return undefined;
  if (minDomains < 1) {
    return { field: 'minDomains', defect: '`minDomains` below 1' };
  }
  const defect = '`minDomains` without `DoNotSchedule`';
  return mode === 'DoNotSchedule' ? undefined : { field: 'minDomains', defect };
}
