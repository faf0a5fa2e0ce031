import { listWords } from '../../../facts/listWords';
import { defineRule } from '../../defineRule';

/** The label by which people and tools find what belongs together. */
const NAME = 'app.kubernetes.io/name';

/** Tells the releases of a chart apart; plain manifests have none. */
const RELEASE = 'app.kubernetes.io/instance';

export default defineRule({
  meta: {
    id: 'missing-recommended-labels',
    dimension: 'chart-quality',
    title: 'Workloads carry the recommended labels',
    failureTitle: 'A workload lacks recommended labels',
    severity: 'low',
    confidence: 'high',
    target: 'workload',
    requires: ['context'],
    messages: {
      missing: {
        message:
          '{{kind}} {{name}} lacks the {{labels}}, by which tools and people find what belongs to a release.',
        remediation: 'Give {{name}} the {{labels}}.',
      },
    },
    options: {
      labels: {
        type: 'texts',
        description: `The labels that every workload or its pods must carry; \`${RELEASE}\` is asked of charts only.`,
        default: [NAME, RELEASE],
        stricter: 'more',
      },
    },
    effort: 'S',
    phase: 2,
    compliance: ['kubernetes-best-practice'],
    risks: ['operational-burden', 'incident-response'],
    controls: [],
    references: [
      'https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/',
    ],
    since: '0.1.0',
  },
  appliesTo: ({ resource }) => resource.hooks.length === 0,
  check({ resource, podLabels }, { facts: { context }, options, report }) {
    const { kind, name, labels } = resource;
    const wanted = options.labels.filter(
      label => context.isChart || label !== RELEASE,
    );
    const missing = wanted.filter(label => !labels[label] && !podLabels[label]);
    if (missing.length === 0) return;
    report({
      messageId: 'missing',
      data: {
        kind,
        name,
        labels: `${missing.length === 1 ? 'label' : 'labels'} ${listWords(
          missing,
        )}`,
      },
      path: ['metadata', 'labels'],
    });
  },
});
