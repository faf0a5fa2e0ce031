import { inChart } from '../../../facts/automation';
import { oncePerFact } from '../../../facts/oncePerFact';
import { MORE_FILES, pathsBelow } from '../../../facts/repositoryScope';
import { defineRule } from '../../defineRule';

/** Values that are there to render the chart in tests. */
const TEST_VALUES = /^(ci|tests?|unittests?)\/(.*\/)?[^/]*values[^/]*\.ya?ml$/;

const countConditions = oncePerFact(
  (templates: Array<{ text: string }>): number =>
    templates
      .map(({ text }) => text.match(/\{\{-?\s*if\s[^}]*\.Values\./g) ?? [])
      .reduce((sum, conditions) => sum + conditions.length, 0),
);

export default defineRule({
  meta: {
    id: 'missing-ci-values',
    dimension: 'testing',
    title: 'CI renders the chart with more than its defaults',
    failureTitle: 'CI can render the chart with its defaults only',
    severity: 'low',
    confidence: 'medium',
    target: 'repository',
    requires: ['chart', 'templates'],
    messages: {
      missing: {
        message:
          'Chart {{name}} has no test values (ci/*-values.yaml) and no values of an environment, so CI tries none of its conditions ({{count}}) the other way.',
        remediation:
          'Add ci/*-values.yaml files that together switch on every feature.',
      },
    },
    effort: 'S',
    phase: 2,
    compliance: ['zero-impact'],
    risks: ['change-management'],
    controls: [],
    references: [
      'https://github.com/helm/chart-testing/blob/main/doc/ct_install.md',
    ],
    since: '0.1.0',
  },
  // Without conditions there is nothing that other values would render.
  appliesTo: (_, { facts: { chart, templates } }) =>
    chart.metadata.type !== 'library' && countConditions(templates) > 0,
  check(repository, { facts: { chart, templates }, report, undetermined }) {
    const { length } = inChart(chart.pathInRepository, '');
    const isThere =
      chart.scenarios.some(({ source }) => source !== 'default values') ||
      pathsBelow(repository, chart.pathInRepository).some(path =>
        TEST_VALUES.test(path.slice(length)),
      );
    if (isThere) return;
    if (repository.truncated) {
      undetermined(MORE_FILES);
      return;
    }
    report({
      messageId: 'missing',
      data: { name: chart.metadata.name, count: countConditions(templates) },
      file: inChart(chart.pathInRepository, 'ci'),
    });
  },
});
