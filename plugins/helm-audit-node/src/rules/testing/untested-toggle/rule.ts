import { inChart } from '../../../facts/automation';
import { MORE_FILES, pathsBelow } from '../../../facts/repositoryScope';
import { valueAt } from '../../../json';
import type { RepositoryFact } from '../../../stages/gather/types';
import { defineRule } from '../../defineRule';
import { listSome } from '../../listing';
import { listSetValues, listValuesFiles } from './scenarios';

/** Suites of helm-unittest, by the folders that charts keep them in. */
const SUITES = /^(unit)?tests?\/.*\.ya?ml$/;

export default defineRule({
  meta: {
    id: 'untested-toggle',
    dimension: 'testing',
    title: 'Every feature is rendered by some test',
    failureTitle: 'A feature is rendered by no test',
    severity: 'medium',
    confidence: 'medium',
    target: 'values',
    requires: ['chart', 'templates', 'valuesReads', 'repository'],
    messages: {
      untested: {
        message:
          'No unit test and no values file of the chart turns on {{toggles}}, so a change can break it unseen.',
        remediation: 'Set {{toggles}} in a file under ci/ or in a unit test.',
      },
    },
    effort: 'M',
    phase: 2,
    compliance: ['zero-impact'],
    risks: ['change-management'],
    controls: [],
    references: [
      'https://github.com/helm/chart-testing/blob/main/doc/ct_install.md',
    ],
    since: '0.1.0',
  },
  // Without any test or scenario that is what `missing-ci-values` says.
  appliesTo: (_, { facts: { chart, repository } }) =>
    listValuesFiles(chart).length > 0 || suitesOf(repository, chart).length > 0,
  check({ defaults }, { facts, report, undetermined }) {
    const { chart, templates, valuesReads, repository } = facts;
    const reads = templates.flatMap(
      ({ path }) => valuesReads[path]?.reads ?? [],
    );
    const switches = new Set(
      reads
        .filter(({ isCondition, path }) => isCondition && path.length > 0)
        .filter(({ path }) => valueAt(defaults, ...path) === false)
        .map(({ path }) => path.join('.')),
    );
    const tried = listSetValues(chart, suitesOf(repository, chart));
    const open = [...switches].filter(toggle => !tried.has(toggle));
    if (open.length === 0) return;
    if (repository.truncated) {
      undetermined(MORE_FILES);
      return;
    }
    report({
      messageId: 'untested',
      data: { toggles: listSome(open) },
      path: open[0].split('.'),
    });
  },
});

/** Texts of the chart's unit tests. */
function suitesOf(
  repository: RepositoryFact,
  { pathInRepository }: { pathInRepository: string },
): string[] {
  const { length } = inChart(pathInRepository, '');
  return pathsBelow(repository, pathInRepository)
    .filter(path => SUITES.test(path.slice(length)))
    .flatMap(path => repository.files[path] ?? []);
}
