import {
  matchesLabels,
  matchesLabelSelector,
} from '../../../facts/labelSelector';
import { isMap, JsonMap, stringsAt, valueAt } from '../../../json';
import { defineRule } from '../../defineRule';

const PATH = ['spec', 'selector'];

/** Kinds whose selector is a plain map of labels. */
const BARE_SELECTORS = ['ReplicationController', 'DeploymentConfig'];

const CONTROLLERS = [
  ...BARE_SELECTORS,
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'ReplicaSet',
  'Rollout',
  // Its own label is added to both sides; what else is selected has to match all the same.
  'Job',
];

export default defineRule({
  meta: {
    id: 'selector-mismatch',
    dimension: 'chart-quality',
    title: 'Controllers select the pods that they make',
    failureTitle: 'A controller does not select its own pods',
    severity: 'high',
    confidence: 'high',
    target: 'workload',
    requires: [],
    messages: {
      mismatch: {
        message:
          'The selector of {{kind}} {{name}} does not match the labels of its own pod template, so Kubernetes refuses it.',
        remediation:
          'Give the pod template every label that the selector asks for.',
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['zero-impact', 'kubernetes-best-practice'],
    risks: ['critical-path-failure', 'change-management'],
    controls: [],
    references: [
      'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector',
    ],
    since: '0.1.0',
  },
  appliesTo: ({ resource }) =>
    isMap(valueAt(resource.body, ...PATH)) &&
    CONTROLLERS.includes(resource.kind),
  check({ resource, podLabels }, { report }) {
    const { kind, name, body } = resource;
    const isMatch = BARE_SELECTORS.includes(kind)
      ? matchesLabels(stringsAt(body, ...PATH), podLabels)
      : matchesLabelSelector(valueAt(body, ...PATH) as JsonMap, podLabels);
    if (isMatch) return;
    report({ messageId: 'mismatch', data: { kind, name }, path: PATH });
  },
});
