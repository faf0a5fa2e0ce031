import { automationText } from '../../../facts/automation';
import { Delivery } from '../../../facts/deliveries';
import { MORE_FILES } from '../../../facts/repositoryScope';
import { booleanAt } from '../../../json';
import { Resource } from '../../../stages/gather/types';
import { defineRule } from '../../defineRule';

/** How automation says that it looks at a release once it is out. */
const VALIDATION =
  /\bhelm3?\s+(\S+\s+)?test\b|smoke|synthetic|post-?_?deploy|(verify|validate|check)[-_ ]*(the[-_ ])?(release|deploy)|rollouts\s+status|\bbake[-_ ]?time|health-?check|sanity/i;

/** Kinds that try the service from outside, again and again. */
const SYNTHETIC: Record<string, RegExp> = {
  'monitoring.coreos.com': /^Probe$/,
  'operator.victoriametrics.com': /^VMProbe$/,
  'canaries.flanksource.com': /^Canary$/,
  'k6.io': /^(TestRun|K6)$/,
  'testkube.io': /./,
  'tests.testkube.io': /./,
  'testworkflows.testkube.io': /./,
};

/** Hooks that run once the new version is in place and say that they look at it. */
function isValidation({ group, kind, name, hooks }: Resource): boolean {
  const isCheck =
    hooks.some(hook => /^post-(install|upgrade)$/.test(hook)) &&
    VALIDATION.test(name.replace(/_/g, '-'));
  return isCheck || Boolean(SYNTHETIC[group]?.test(kind));
}

function testsAfterwards({ by, body }: Delivery): boolean {
  return by === 'flux' && booleanAt(body, 'spec', 'test', 'enable') === true;
}

export default defineRule({
  meta: {
    id: 'missing-post-deploy-validation',
    dimension: 'delivery',
    title: 'A release is validated once it is deployed',
    failureTitle: 'Nothing validates a release once it is deployed',
    severity: 'medium',
    confidence: 'medium',
    target: 'repository',
    requires: ['chart', 'deliveries', 'progressiveDelivery', 'resources'],
    messages: {
      missing: {
        message:
          '{{file}} delivers {{name}}, and nothing tries it afterwards or watches its first day, so the first to notice a bad release are its users.',
        remediation:
          'Run `helm test` after the upgrade, and a synthetic check against the new version for 24 hours.',
      },
    },
    effort: 'M',
    phase: 2,
    compliance: ['zero-impact'],
    risks: ['change-management', 'monitoring-blind-spot'],
    controls: [],
    references: ['https://helm.sh/docs/topics/chart_tests/'],
    since: '0.1.0',
  },
  check(repository, { facts, report, undetermined }) {
    const { chart, deliveries, progressiveDelivery, resources } = facts;
    const isValidated =
      progressiveDelivery.some(({ hasAnalysis }) => hasAnalysis) ||
      resources.some(isValidation) ||
      deliveries.some(testsAfterwards) ||
      VALIDATION.test(automationText(repository));
    if (isValidated) return;
    if (deliveries.length === 0) {
      undetermined(
        'Nothing in this repository delivers the chart, so whether anything watches a new release is not known.',
      );
      return;
    }
    if (repository.truncated) {
      undetermined(MORE_FILES);
      return;
    }
    const [{ by, file, name }] = deliveries;
    report({
      messageId: 'missing',
      data: { file, name: chart.metadata.name },
      file,
      ...(by === 'helm' && { text: name }),
    });
  },
});
