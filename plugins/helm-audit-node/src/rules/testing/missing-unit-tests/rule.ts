import { automationText, inChart } from '../../../facts/automation';
import { oncePerFact } from '../../../facts/oncePerFact';
import { MORE_FILES, pathsBelow } from '../../../facts/repositoryScope';
import type { RepositoryFact } from '../../../stages/gather/types';
import { defineRule } from '../../defineRule';

/** Tests of templates by the names that their frameworks ask for. */
const CHART_TEST_FILES =
  /(^|\/)(tests?|unittests?)\/(.*\/)?[^/]*([-_.]test\.ya?ml|\.test\.ts|_test\.(go|py)|\.bats|test_[^/]*\.py)$/;

/** Elsewhere in the repository only where the path says that charts are tested. */
const REPOSITORY_TEST_FILES =
  /(^|\/)(test|tests|e2e)\/(.*\/)?(charts?|helm|unit)\/.*(_test\.(go|py)|\.bats|[-_.]test\.ya?ml|test_[^/]*\.py)$/;

const TEST_COMMAND = /helm[- ]unittest|terratest|helm\/chart-unittest/i;

/** Whether the repository has tests of charts, or runs some, wherever they lie. */
const testsCharts = oncePerFact(
  (repository: RepositoryFact) =>
    TEST_COMMAND.test(automationText(repository)) ||
    repository.paths.some(path => REPOSITORY_TEST_FILES.test(path)),
);

export default defineRule({
  meta: {
    id: 'missing-unit-tests',
    dimension: 'testing',
    title: 'Unit tests pin what the templates render',
    failureTitle: 'No unit test pins what the templates render',
    severity: 'medium',
    confidence: 'medium',
    target: 'repository',
    requires: ['chart', 'templates'],
    messages: {
      missing: {
        message:
          'No unit test of the templates of chart {{name}} was found, so a change to one can switch off a probe or a budget unseen.',
        remediation:
          'Add helm-unittest suites under tests/ of the chart for what must never change.',
      },
    },
    effort: 'M',
    phase: 2,
    compliance: ['zero-impact'],
    risks: ['change-management'],
    controls: [],
    references: ['https://github.com/helm-unittest/helm-unittest'],
    since: '0.1.0',
  },
  appliesTo: (_, { facts: { templates } }) => templates.length > 0,
  check(repository, { facts: { chart }, report, undetermined }) {
    const { pathInRepository, metadata } = chart;
    const own = inChart(pathInRepository, '');
    const hasTests = pathsBelow(repository, pathInRepository).some(
      path =>
        CHART_TEST_FILES.test(`/${path.slice(own.length)}`) &&
        !path.startsWith(`${own}templates/`),
    );
    if (hasTests || testsCharts(repository)) return;
    if (repository.truncated) {
      undetermined(MORE_FILES);
      return;
    }
    report({
      messageId: 'missing',
      data: { name: metadata.name },
      file: inChart(pathInRepository, 'tests'),
    });
  },
});
