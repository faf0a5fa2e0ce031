import { mapsAt, Path, stringsAt } from '../../../json';
import type { Resource } from '../../../stages/gather/types';
import { defineRule } from '../../defineRule';

/** Kinds whose selector can't be changed once they exist. */
const IMMUTABLE = ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet'];

const CLAIMS = ['spec', 'volumeClaimTemplates'];

/** Labels that by convention hold the version of the chart or of the application. */
const VERSION_LABELS = ['helm.sh/chart', 'app.kubernetes.io/version', 'chart'];

export default defineRule({
  meta: {
    id: 'unstable-selector',
    dimension: 'chart-quality',
    title: 'Selectors stay the same from version to version',
    failureTitle: 'A selector changes with the version',
    severity: 'high',
    confidence: 'high',
    target: 'resource',
    requires: [],
    messages: {
      workload: {
        message:
          'The selector of {{kind}} {{name}} holds the label {{label}}, which changes with the version; Kubernetes refuses to change it, so the next upgrade fails.',
        remediation:
          'Remove {{label}} from the selector; keep it in the labels.',
      },
      claim: {
        message:
          'A volume claim template of {{kind}} {{name}} holds the label {{label}}, which changes with the version; Kubernetes refuses to change it, so the next upgrade fails.',
        remediation: 'Remove {{label}} from the labels of the claim template.',
      },
      service: {
        message:
          'Service {{name}} selects by the label {{label}}, which changes with the version, so an upgrade cuts off all running pods before new ones are ready.',
        remediation: 'Remove {{label}} from the selector of the Service.',
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['zero-impact', 'kubernetes-best-practice'],
    risks: ['change-management', 'critical-path-failure'],
    controls: [],
    references: [
      'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector',
    ],
    since: '0.1.0',
  },
  appliesTo: ({ kind, group, hooks }) =>
    hooks.length === 0 &&
    ((kind === 'Service' && group === '') ||
      (IMMUTABLE.includes(kind) && ['apps', 'extensions'].includes(group))),
  check(resource, { report }) {
    const { kind, name } = resource;
    const isService = kind === 'Service';
    const selector = isService
      ? ['spec', 'selector']
      : ['spec', 'selector', 'matchLabels'];
    for (const path of unstableLabels(resource, selector)) {
      report({
        messageId: isService ? 'service' : 'workload',
        data: { kind, name, label: String(path.at(-1)) },
        path,
      });
    }
    for (const { index } of claimTemplates(resource)) {
      const labels = [...CLAIMS, index, 'metadata', 'labels'];
      for (const path of unstableLabels(resource, labels)) {
        report({
          messageId: 'claim',
          data: { kind, name, label: String(path.at(-1)) },
          path,
        });
      }
    }
  },
});

function claimTemplates({ kind, body }: Resource) {
  return kind === 'StatefulSet' ? mapsAt(body, ...CLAIMS) : [];
}

/** Paths of the labels at a path that hold a version. */
function unstableLabels(resource: Resource, labels: Path): Path[] {
  return Object.entries(stringsAt(resource.body, ...labels))
    .filter(([key, value]) => holdsVersion(key, value, resource))
    .map(([key]) => [...labels, key]);
}

function holdsVersion(key: string, value: string, { labels }: Resource) {
  if (key === 'chart') return /-v?\d+\.\d+/.test(value);
  if (VERSION_LABELS.includes(key)) return true;
  // Helm counts its releases up.
  if (/(^|[./-])revision$/.test(key)) return /^\d+$/.test(value);
  const isDotted = /\d+\.\d+/.test(value);
  return isDotted && VERSION_LABELS.some(label => labels[label] === value);
}
