import { LoadedChart } from '../stages/load/types';
import { ChartFact } from '../stages/gather/types';

/** Larger files are data, not something that a rule reads. */
const MAX_TEXT_BYTES = 1024 * 1024;

/** The chart's metadata and the text of its own files. */
export function gatherChart(chart: LoadedChart): ChartFact {
  const files: Record<string, string> = {};
  for (const [path, content] of chart.files) {
    const isOwn = !path.startsWith('charts/');
    if (isOwn && content.length <= MAX_TEXT_BYTES && !content.includes(0)) {
      files[path] = content.toString('utf8');
    }
  }
  return {
    metadata: chart.metadata,
    files,
    paths: listPaths(chart),
    dependencies: chart.dependencies,
    subcharts: chart.subcharts,
    scenarios: chart.scenarios,
    pathInRepository: chart.pathInRepository,
  };
}

/** Paths as they lie on disk: archives, not what is in them. */
function listPaths({ files, archives }: LoadedChart): string[] {
  const isPacked = (path: string) =>
    archives.some(({ folder }) => path.startsWith(`${folder}/`));
  return [
    ...[...files.keys()].filter(path => !isPacked(path)),
    ...archives.map(({ path }) => path),
  ].sort();
}
