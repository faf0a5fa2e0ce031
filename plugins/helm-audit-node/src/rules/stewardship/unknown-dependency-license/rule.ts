import { declaredDependencies } from '../../../facts/chartDependencies';
import { ChartFact } from '../../../stages/gather/types';
import { ResolvedDependency, Subchart } from '../../../stages/load/types';
import { defineRule } from '../../defineRule';

const LICENSE_FILE = /^(LICEN[CS]E|COPYING|UNLICENSE)(\.(md|txt|rst))?$/i;

export default defineRule({
  meta: {
    id: 'unknown-dependency-license',
    dimension: 'stewardship',
    title: 'Dependencies say under which licence they may be used',
    failureTitle:
      'A dependency does not say under which licence it may be used',
    severity: 'low',
    confidence: 'medium',
    target: 'chart',
    requires: [],
    messages: {
      unknown: {
        message:
          'Dependency {{name}} neither holds a licence nor names one in its Chart.yaml, so nobody can say what you may do with it.',
        remediation:
          'Find out the licence of {{name}} and note it, or ask its maintainers to state it.',
      },
    },
    effort: 'S',
    phase: 3,
    compliance: ['maintainer-respect', 'dependency-health'],
    risks: ['oss-supply-chain', 'community-relations'],
    controls: [],
    references: [
      'https://artifacthub.io/docs/topics/annotations/helm/',
      'https://spdx.org/licenses/',
    ],
    since: '0.1.0',
  },
  appliesTo: chart => declaredDependencies(chart).some(isForeign),
  check(chart, { report, undetermined }) {
    for (const dependency of declaredDependencies(chart)) {
      const { name, file, entry } = dependency;
      if (!isForeign(dependency)) continue;
      const subchart = chart.subcharts.find(
        ({ path }) => path === dependency.path,
      );
      if (!subchart) {
        undetermined(`Chart ${name} is not at hand unpacked.`);
      } else if (!isLicensed(subchart, chart)) {
        const path = [...entry, 'name'];
        report({ messageId: 'unknown', data: { name }, file, path });
      }
    }
  },
});

/** Charts by path belong to this repository and share its licence. */
function isForeign({ repository, source }: ResolvedDependency): boolean {
  const isOwn = source === 'file' || source === 'repository';
  return !isOwn && Boolean(repository) && !repository?.startsWith('file:');
}

function isLicensed(
  { license, path }: Subchart,
  { paths }: ChartFact,
): boolean {
  return (
    Boolean(license) ||
    paths.some(
      file =>
        file.startsWith(`${path}/`) &&
        LICENSE_FILE.test(file.slice(path.length + 1)),
    )
  );
}
