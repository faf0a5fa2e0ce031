import { JsonMap, mapAt, mapsAt, stringAt } from '../json';
import { ChartFact } from '../stages/gather/types';
import { automationFiles, isSample } from './automation';
import { oncePerFact } from './oncePerFact';
import { repositoryObjects, Surroundings } from './surroundings';

/** A way in which the repository brings the chart into a cluster. */
export interface Delivery {
  /** `flux`: a HelmRelease; `argo`: an Application; `helm`: a command in automation. */
  by: 'flux' | 'argo' | 'helm';
  /** File of the repository that holds it. */
  file: string;
  name: string;
  /** The object; empty for commands. */
  body: JsonMap;
  /** Text of the automation that holds the command, without comments; '' for objects. */
  text: string;
}

/** Commands, actions and tasks that upgrade a release. */
const UPGRADE =
  /\bhelm3?\b(?![^\n]*\bdiff\b)[^\n]*?\supgrade\b|\bhelmfile\b[^\n]*\b(apply|sync)\b|HelmDeploy@|deliverybot\/helm|\bhelmsman\b[^\n]*-?-apply|\bskaffold\s+(run|deploy)|\bwerf\s+converge/;

/** A cluster that a test makes for itself is no place to deliver to. */
const THROWAWAY_CLUSTER =
  /\bkind-action\b|\bkind\s+create\b|\bk3d\b|\bminikube\b|\bk3s-action\b|setup-(kind|minikube|k3d)|kind-cluster/i;

/** How many charts a repository holds, subcharts of subcharts left out. */
const countCharts = oncePerFact(
  (paths: readonly string[]) =>
    paths.filter(
      path =>
        /(^|\/)Chart\.yaml$/.test(path) &&
        !/(^|\/)charts\/[^/]+\/charts\//.test(path),
    ).length,
);

/**
 * All deliveries of the chart that the repository shows; other repositories may hold more.
 *
 * @param paths - all paths of the repository; where they hold one chart, it must be meant
 */
export function deriveDeliveries(
  chart: ChartFact,
  surroundings: Surroundings,
  paths: string[],
): Delivery[] {
  const objects = repositoryObjects(
    surroundings,
    /helm\.toolkit\.fluxcd\.io|argoproj\.io/,
  );
  const isOnlyChart = countCharts(paths) <= 1;
  const names = namesOf(chart);
  const deliveries = [
    ...objects.flatMap(({ file, body }) => {
      const by = deliveryKind(body);
      const sources = by ? sourcesOf(body) : [];
      const isOurs =
        isOnlyChart || sources.some(source => names.includes(lastPart(source)));
      const name = stringAt(body, 'metadata', 'name') ?? '';
      return by && isOurs ? [{ by, file, name, body, text: '' }] : [];
    }),
    ...commandsOf(surroundings, names),
  ];
  return deliveries.filter(
    ({ file }) => !isSample(file, chart.pathInRepository),
  );
}

function deliveryKind(body: JsonMap): 'flux' | 'argo' | undefined {
  const [group] = (stringAt(body, 'apiVersion') ?? '').split('/');
  if (group === 'helm.toolkit.fluxcd.io') {
    return body.kind === 'HelmRelease' ? 'flux' : undefined;
  }
  const isApplication = /^Application(Set)?$/.test(String(body.kind));
  return group === 'argoproj.io' && isApplication ? 'argo' : undefined;
}

function sourcesOf(body: JsonMap): string[] {
  const argo =
    body.kind === 'ApplicationSet'
      ? mapAt(body, 'spec', 'template', 'spec')
      : mapAt(body, 'spec');
  const sources = [
    mapAt(argo, 'source'),
    ...mapsAt(argo, 'sources').map(({ value }) => value),
  ];
  return [
    stringAt(body, 'spec', 'chart', 'spec', 'chart'),
    stringAt(body, 'spec', 'chartRef', 'name'),
    ...sources.flatMap(source => [
      stringAt(source, 'path'),
      stringAt(source, 'chart'),
    ]),
  ].filter(source => source !== undefined);
}

function commandsOf(surroundings: Surroundings, names: string[]): Delivery[] {
  const { repository } = surroundings;
  return (repository ? automationFiles(repository) : []).flatMap(
    ({ path, text }) => {
      const command = text.match(UPGRADE)?.[0];
      if (!command || THROWAWAY_CLUSTER.test(text)) return [];
      const lines = text.slice(text.indexOf(command)).slice(0, 400);
      const isOurs =
        !/\bhelm3?\b/.test(command) ||
        /[$]|\s\.\/?(\s|$)/m.test(lines) ||
        names.some(name => lines.includes(name));
      return isOurs
        ? [{ by: 'helm' as const, file: path, name: command, body: {}, text }]
        : [];
    },
  );
}

function namesOf({ metadata, pathInRepository }: ChartFact): string[] {
  const folder = pathInRepository === '.' ? [] : [lastPart(pathInRepository)];
  return [metadata.name, ...folder].filter(Boolean);
}

function lastPart(path: string): string {
  return path.replace(/\/+$/, '').split('/').at(-1) ?? '';
}
