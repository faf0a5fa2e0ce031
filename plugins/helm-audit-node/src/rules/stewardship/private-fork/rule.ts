import { declaredDependencies } from '../../../facts/chartDependencies';
import { ChartFact } from '../../../stages/gather/types';
import { Subchart } from '../../../stages/load/types';
import { defineRule } from '../../defineRule';

/** URLs of repositories that hold charts, not of the software that a chart deploys. */
const CHART_REPOSITORY =
  /^https?:\/\/(?:www\.)?(github\.com|gitlab\.com|bitbucket\.org|codeberg\.org)\/([\w.-]+)\/[^\s]*(?:chart|helm)/i;

export default defineRule({
  meta: {
    id: 'private-fork',
    dimension: 'stewardship',
    title: 'Charts of others are used as they were published',
    failureTitle: 'A chart of somebody else is kept as a copy',
    severity: 'medium',
    confidence: 'low',
    target: 'chart',
    requires: [],
    messages: {
      copy: {
        message:
          '{{path}} is a copy of the chart {{name}} from {{upstream}}, and nothing says which release it was or what was changed, so its fixes pass you by.',
        remediation:
          'Depend on the published chart, and offer your changes upstream.',
      },
    },
    effort: 'M',
    phase: 3,
    compliance: ['community-contribution', 'dependency-health'],
    risks: ['oss-supply-chain', 'community-relations'],
    controls: [],
    references: ['https://helm.sh/docs/helm/helm_dependency/'],
    since: '0.1.0',
  },
  appliesTo: chart => ownSubcharts(chart).length > 0,
  check(chart, { report }) {
    const owners = [chart.metadata.home ?? '', ...chart.metadata.sources].map(
      ownerOf,
    );
    for (const subchart of ownSubcharts(chart)) {
      const { name, path } = subchart;
      const upstream = subchart.upstream.find(
        url => ownerOf(url) && !owners.includes(ownerOf(url)),
      );
      if (!upstream || isPublished(subchart, chart)) continue;
      const file = `${path}/Chart.yaml`;
      report({ messageId: 'copy', data: { name, path, upstream }, file });
    }
  },
});

/**
 * The charts that lie in charts/ itself; those by path are added there for rendering, and what
 * a chart brings along is a matter of its own.
 */
function ownSubcharts({ subcharts, dependencies }: ChartFact): Subchart[] {
  const byPath = dependencies
    .filter(({ source }) => source === 'file' || source === 'repository')
    .map(({ name }) => `charts/${name}`);
  return subcharts.filter(
    ({ path }) => /^charts\/[^/]+$/.test(path) && !byPath.includes(path),
  );
}

function ownerOf(url: string): string | undefined {
  return url.match(CHART_REPOSITORY)?.slice(1, 3).join('/').toLowerCase();
}

/** Whether Chart.yaml says where to fetch it. */
function isPublished({ name }: Subchart, chart: ChartFact): boolean {
  return declaredDependencies(chart).some(
    dependency =>
      dependency.name === name &&
      /^(https?|oci|@|alias):?/.test(dependency.repository ?? ''),
  );
}
