import { trialText } from '../../../facts/automation';
import { oncePerFact } from '../../../facts/oncePerFact';
import { MORE_FILES } from '../../../facts/repositoryScope';
import type { RepositoryFact } from '../../../stages/gather/types';
import { defineRule } from '../../defineRule';

/** Tools that hold rendered manifests against a schema, a policy or a real API server. */
const VALIDATION = new RegExp(
  [
    'kubeconform|kubeval|kube-?score|kube-?linter|kubesec|kubescape',
    'polaris|conftest|gator +(test|verify)|opa +(test|eval)',
    'datree|checkov|kics|trivy|snyk +iac|terrascan',
    'kyverno[- ](apply|test|json)|pluto|helm-audit',
    'ct +(install|lint-and-install)|chart-testing +install',
    'kubectl +diff|kubectl[- ]validate|super-linter|megalinter',
    'dry-run[= ]server',
  ]
    .map(tools => `\\b(${tools})`)
    .join('|'),
  'i',
);

const isValidated = oncePerFact((repository: RepositoryFact) =>
  VALIDATION.test(trialText(repository)),
);

export default defineRule({
  meta: {
    id: 'unvalidated-manifests',
    dimension: 'testing',
    title: 'Rendered manifests are validated before they are merged',
    failureTitle: 'Nothing validates the rendered manifests',
    severity: 'medium',
    confidence: 'medium',
    target: 'repository',
    requires: ['chart'],
    messages: {
      missing: {
        message:
          'No pipeline, hook or script of this repository validates what chart {{name}} renders, so a manifest that the API server refuses is found at deployment.',
        remediation:
          'Pipe `helm template` of every environment into kubeconform, and into your policies, in CI.',
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['zero-impact', 'industry-frameworks'],
    risks: ['change-management'],
    controls: [],
    references: ['https://github.com/yannh/kubeconform'],
    since: '0.1.0',
  },
  appliesTo: (_, { facts: { chart } }) => chart.metadata.type !== 'library',
  check(repository, { facts: { chart }, report, undetermined }) {
    if (isValidated(repository)) return;
    if (repository.truncated) {
      undetermined(MORE_FILES);
      return;
    }
    report({ messageId: 'missing', data: { name: chart.metadata.name } });
  },
});
