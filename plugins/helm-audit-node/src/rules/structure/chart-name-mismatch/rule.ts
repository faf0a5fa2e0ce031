import { defineRule } from '../../defineRule';

/** Folders that say what is in them rather than which chart it is. */
const GENERIC =
  /^(\.?helm|charts?|deploy(ment)?|k8s|kubernetes|infra(structure)?|ops|manifests?|src|app|service|\d.*|v\d.*)$/i;

/** What Helm's conventions and the names of Kubernetes objects allow. */
const CONVENTIONAL = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/;

export default defineRule({
  meta: {
    id: 'chart-name-mismatch',
    dimension: 'structure',
    title: 'The chart is called what its folder is called',
    failureTitle: 'The name of the chart misleads',
    severity: 'low',
    confidence: 'high',
    target: 'chart',
    requires: [],
    messages: {
      folder: {
        message:
          'Chart {{name}} lies in a folder called {{folder}}, so who looks for one finds the other.',
        remediation: 'Give folder and chart the same name.',
      },
      characters: {
        message:
          'The chart name {{name}} has characters that names of Kubernetes objects cannot have.',
        remediation:
          'Use lower-case letters, digits and dashes for the name of the chart.',
      },
    },
    effort: 'S',
    phase: 3,
    compliance: ['kubernetes-best-practice'],
    risks: ['knowledge-sharing'],
    controls: [],
    references: ['https://helm.sh/docs/chart_best_practices/conventions/'],
    since: '0.1.0',
  },
  check({ metadata: { name }, pathInRepository }, { report }) {
    if (!CONVENTIONAL.test(name)) {
      report({ messageId: 'characters', data: { name }, path: ['name'] });
    }
    const folder = pathInRepository.split('/').at(-1) ?? '.';
    if (folder === '.' || folder === name || GENERIC.test(folder)) return;
    report({ messageId: 'folder', data: { name, folder }, path: ['name'] });
  },
});
