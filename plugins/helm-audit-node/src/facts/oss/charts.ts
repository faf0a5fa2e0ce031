import { LicenseReport } from '@helm-audit/plugin-helm-audit-common';
import { ChartFact } from '../../stages/gather/types';
import { ChartDependency, Subchart } from '../../stages/load/types';
import { isExactVersion } from '../chartDependencies';
import { readLocks } from '../chartLock';
import { stringAt } from '../../json';
import { eventOfChart } from '../upstreamEvents';
import { reportEvent } from './event';
import type { InventoryItem } from './inventory';
import { readLicense, recogniseLicense } from './license';
import { chartPurl } from './packageUrl';

/** A dependency as some Chart.yaml declares it, and the chart that was found for it. */
interface Edge {
  declared?: ChartDependency & { lockedVersion?: string };
  subchart?: Subchart;
  isOwn: boolean;
  depth: number;
  /** Who brings it along. */
  user: string;
}

/** The charts that a chart depends on, at every depth, and those that merely lie in charts/. */
export function listCharts(chart: ChartFact): InventoryItem[] {
  const edges = [...directEdges(chart)];
  // The list grows while it is walked: what an edge leads to has edges in turn.
  const own = new Set(
    edges.filter(({ isOwn }) => isOwn).map(({ declared }) => declared?.name),
  );
  for (const edge of edges) {
    edges.push(...edgesBelow(edge, chart.subcharts, own));
  }
  const items = new Map<string, InventoryItem>();
  for (const edge of edges) {
    const item = describe(edge, chart);
    const known = items.get(item.id);
    items.set(item.id, {
      ...(known && !known.isMissing ? known : item),
      usedBy: [...new Set([...(known?.usedBy ?? []), edge.user])],
    });
  }
  return [...items.values()];
}

function directEdges(chart: ChartFact): Edge[] {
  const { metadata, subcharts, dependencies } = chart;
  const locked = lockedVersions(chart);
  const user = metadata.name;
  const declared = dependencies.map((dependency): Edge => {
    const { name, source, repository } = dependency;
    return {
      declared: { ...dependency, lockedVersion: locked.get(name) },
      subchart: childrenOf('', subcharts).find(child => child.name === name),
      isOwn:
        source === 'file' ||
        source === 'repository' ||
        Boolean(repository?.startsWith('file://')),
      depth: 1,
      user,
    };
  });
  return [...declared, ...undeclared('', subcharts, declared, 1, user)];
}

/** @param own - names of charts that lie in this repository, and are taken from there */
function edgesBelow(
  edge: Edge,
  subcharts: Subchart[],
  own: ReadonlySet<string | undefined>,
): Edge[] {
  const { subchart, depth, isOwn } = edge;
  if (!subchart) return [];
  const user = `${subchart.name} ${subchart.version}`;
  const children = childrenOf(subchart.path, subcharts);
  const declared = subchart.dependencies.map(
    (dependency): Edge => ({
      declared: dependency,
      subchart: children.find(({ name }) => name === dependency.name),
      isOwn:
        isOwn &&
        (own.has(dependency.name) ||
          Boolean(dependency.repository?.startsWith('file://'))),
      depth: depth + 1,
      user,
    }),
  );
  return [
    ...declared,
    ...undeclared(subchart.path, subcharts, declared, depth + 1, user),
  ];
}

/** Charts in charts/ that no Chart.yaml asks for; Helm installs them all the same. */
function undeclared(
  parent: string,
  subcharts: Subchart[],
  declared: Edge[],
  depth: number,
  user: string,
): Edge[] {
  const names = new Set(declared.map(edge => edge.declared?.name));
  return childrenOf(parent, subcharts)
    .filter(({ name }) => !names.has(name))
    .map(subchart => ({ subchart, isOwn: false, depth, user }));
}

function childrenOf(parent: string, subcharts: Subchart[]): Subchart[] {
  const folder = parent ? `${parent}/charts/` : 'charts/';
  return subcharts.filter(
    ({ path }) =>
      path.startsWith(folder) && !path.slice(folder.length).includes('/'),
  );
}

function lockedVersions(chart: ChartFact): Map<string, string> {
  return new Map(
    readLocks(chart)
      .flatMap(({ locked }) => locked)
      .flatMap(entry => {
        const name = stringAt(entry, 'name');
        const version = stringAt(entry, 'version');
        return name && version ? [[name, version] as const] : [];
      }),
  );
}

function describe(edge: Edge, chart: ChartFact): InventoryItem {
  const { declared, subchart, depth } = edge;
  const isOwn = edge.isOwn || isPartOfRepository(edge);
  const name = subchart?.name ?? declared?.name ?? '';
  const repository = withoutCredentials(declared?.repository);
  const exact =
    declared && isExactVersion(declared.version) ? declared.version : undefined;
  const version = subchart?.version || declared?.lockedVersion || exact;
  const license = subchart && licenseOf(subchart);
  const purl = chartPurl(name, version, isOwn ? undefined : repository);
  return {
    id: purl,
    kind: 'chart',
    name,
    version,
    declared: declared?.version || undefined,
    origin: isOwn ? undefined : repository,
    purl,
    isOwn,
    isMissing: !subchart,
    isDeprecated: subchart?.deprecated ?? false,
    depth,
    usedBy: [],
    license,
    upstream: subchart?.upstream ?? [],
    maintainers: subchart?.maintainers,
    signature: isSigned(subchart, chart) ? 'present' : undefined,
    event: repository ? reportEvent(eventOfChart(name, repository)) : undefined,
    unknown: {
      ...(!version && {
        version: 'Chart.yaml asks for a range, and no lock file says which.',
      }),
      ...(!license && {
        license: subchart
          ? 'Neither its Chart.yaml nor a LICENSE file names one.'
          : 'The chart is not in charts/.',
      }),
    },
  };
}

/** A chart in charts/ that names no place that it is from belongs to this repository. */
function isPartOfRepository({ declared, subchart }: Edge): boolean {
  return Boolean(
    subchart && !declared?.repository && subchart.upstream.length === 0,
  );
}

function licenseOf(subchart: Subchart): LicenseReport | undefined {
  const { license, licenseText } = subchart;
  if (license) return readLicense(license, 'Chart.yaml');
  return licenseText ? recogniseLicense(licenseText, 'LICENSE') : undefined;
}

/** Whether Helm's provenance file lies beside the packed chart. */
function isSigned(subchart: Subchart | undefined, { paths }: ChartFact) {
  if (!subchart) return false;
  const parent = subchart.path.slice(0, subchart.path.lastIndexOf('/'));
  return paths.includes(
    `${parent}/${subchart.name}-${subchart.version}.tgz.prov`,
  );
}

/** An address as it may be shown and sent: without user and password. */
export function withoutCredentials(url: string | undefined) {
  return url?.replace(/^([a-z][\w+.-]*:\/\/)[^/@]*@/i, '$1');
}
