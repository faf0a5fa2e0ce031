import { AutomationFile, automationFiles } from '../../../facts/automation';
import { oncePerFact } from '../../../facts/oncePerFact';
import { MORE_FILES } from '../../../facts/repositoryScope';
import type { RepositoryFact } from '../../../stages/gather/types';
import { defineRule } from '../../defineRule';

/** Names that environments in production go by. */
const PRODUCTION = /(^|[-_./])(prod|production|live|prd)([-_./]|$)/i;

/** Files that hold values of an environment, wherever they lie. */
const VALUES_FILE =
  /(values|environments?|envs?|clusters?|overlays|stages)[^]*\.ya?ml$/i;

/** Files that hold values of production, with the folders of the charts that they lie in. */
const productionValues = oncePerFact(({ paths }: RepositoryFact) => {
  const charts = paths
    .filter(path => path.endsWith('/Chart.yaml'))
    .map(path => path.slice(0, -'/Chart.yaml'.length));
  return paths
    .filter(path => PRODUCTION.test(path) && VALUES_FILE.test(path))
    .map(path => ({
      path,
      charts: charts.filter(folder => path.startsWith(`${folder}/`)),
    }));
});

export default defineRule({
  meta: {
    id: 'missing-production-scenario',
    dimension: 'structure',
    title: 'The values of production are in the repository',
    failureTitle: 'Nobody can see how production is configured',
    severity: 'medium',
    confidence: 'medium',
    target: 'chart',
    requires: ['repository', 'surroundings'],
    messages: {
      missing: {
        message:
          'No values for production were found for chart {{name}}, so what is reviewed, tested and audited is not what runs.',
        remediation:
          'Keep values-production.yaml beside values.yaml, or name the scenario in .helm-audit.yaml.',
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['zero-impact'],
    risks: ['change-management', 'incident-response'],
    controls: [],
    references: ['https://helm.sh/docs/chart_template_guide/values_files/'],
    since: '0.1.0',
  },
  appliesTo: ({ metadata }) => metadata.type !== 'library',
  check(chart, { facts, report, undetermined }) {
    const { repository, surroundings } = facts;
    const { metadata, scenarios, pathInRepository } = chart;
    const isThere =
      scenarios.some(
        scenario =>
          PRODUCTION.test(scenario.name) && !scenario.source.startsWith('ci/'),
      ) ||
      productionValues(repository).some(({ charts }) =>
        charts.every(folder => folder === pathInRepository),
      );
    if (isThere) return;
    const own = surroundings.repository ?? repository;
    const deploying = automationFiles(own).find(givesValues);
    if (deploying) {
      undetermined(
        `${deploying.path} hands values to \`helm upgrade\`; whether they are those of production is not known.`,
      );
      return;
    }
    if (repository.truncated) {
      undetermined(MORE_FILES);
      return;
    }
    report({
      messageId: 'missing',
      data: { name: metadata.name },
      file: 'values-production.yaml',
    });
  },
});

/** Whether a command that deploys, continuation lines included, gives values. */
function givesValues({ text }: AutomationFile): boolean {
  const commands = text.match(/helm\s+(upgrade|install)(.*\\\n)*.*/g) ?? [];
  return commands.some(command => /--set|--values|\s-f\s/.test(command));
}
