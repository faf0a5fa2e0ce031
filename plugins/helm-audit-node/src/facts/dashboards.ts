import { isMap, JsonMap, stringAt, stringsAt } from '../json';
import { Resource } from '../stages/gather/types';
import { isInForce } from './monitoringFiles';
import { Surroundings } from './surroundings';

/** A dashboard, and where it stands. */
export interface Dashboard {
  /** What to call it on screen. */
  place: string;
  /** Queries of its panels; empty where they can't be read. */
  queries: string[];
  /** The rendered object that holds it. */
  resource?: Resource;
  /** The file that holds it, where no object does. */
  file?: { root: 'chart' | 'repository'; path: string };
}

/** Whether all that is known of a dashboard is that the catalog links it. */
export function isLink({ resource, file }: Dashboard): boolean {
  return !resource && !file;
}

const DASHBOARD_FILE =
  /(^|\/)(dashboards?|grafana|monitoring)\/.*\.(json|libsonnet)$/i;
const DASHBOARD_LINK = /dashboard|grafana/i;

/**
 * Dashboards of the release (ConfigMaps that Grafana's sidecar loads, GrafanaDashboard and
 * DatadogDashboard objects), of chart and repository files, and those that the catalog links.
 */
export function deriveDashboards(
  resources: Resource[],
  surroundings: Surroundings,
): Dashboard[] {
  const { chart, repository } = surroundings;
  return [
    ...resources.flatMap(readResource),
    ...readFiles('chart', chart?.files ?? {}),
    ...readFiles('repository', repository?.files ?? {}).filter(({ place }) =>
      isInForce(surroundings, place),
    ),
    ...linkedDashboards(surroundings),
  ];
}

function readFiles(
  root: 'chart' | 'repository',
  files: Record<string, string>,
): Dashboard[] {
  return Object.entries(files)
    .filter(([path]) => DASHBOARD_FILE.test(path))
    .flatMap(([path, text]) => {
      const dashboard = parseDashboard(text);
      if (path.endsWith('.json') && !isDashboard(dashboard)) return [];
      const file = { root, path };
      return [{ place: path, queries: queriesOf(dashboard), file }];
    });
}

function readResource(resource: Resource): Dashboard[] {
  const { kind, name, body } = resource;
  const place = `${kind} ${name}`;
  if (/^(GrafanaDashboard|DatadogDashboard)$/.test(kind)) {
    const json = parseDashboard(stringAt(body, 'spec', 'json') ?? '');
    return [{ place, queries: queriesOf(json), resource }];
  }
  if (kind !== 'ConfigMap') return [];
  const isLabelled = Object.keys(resource.labels).some(label =>
    /grafana.*dashboard/i.test(label),
  );
  const dashboards = Object.entries(stringsAt(body, 'data'))
    .filter(([key]) => key.endsWith('.json'))
    .map(([, text]) => parseDashboard(text))
    .filter(isDashboard);
  if (!isLabelled && dashboards.length === 0) return [];
  return [{ place, queries: dashboards.flatMap(queriesOf), resource }];
}

function linkedDashboards({ entity }: Surroundings): Dashboard[] {
  const { annotations = {}, links = [] } = entity?.entity.metadata ?? {};
  const annotation = Object.keys(annotations).find(key =>
    /dashboard/i.test(key),
  );
  const link = links.find(({ title, url }) =>
    DASHBOARD_LINK.test(`${title} ${url}`),
  );
  return [annotation, link?.title ?? link?.url].flatMap(place =>
    place ? [{ place: `catalog: ${place}`, queries: [] }] : [],
  );
}

/** Dashboards may be large, and their JSON is much faster to read as such than as YAML. */
function parseDashboard(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isDashboard(value: unknown): value is JsonMap {
  return (
    isMap(value) &&
    (Array.isArray(value.panels) ||
      Array.isArray(value.rows) ||
      isMap(value.spec))
  );
}

/** Queries of all panels, those in rows and those of newer layouts included. */
function queriesOf(dashboard: unknown): string[] {
  const found: string[] = [];
  const pending: unknown[] = [dashboard];
  while (pending.length > 0) {
    const value = pending.pop();
    if (typeof value !== 'object' || value === null) continue;
    if (isMap(value) && typeof value.expr === 'string') found.push(value.expr);
    // Taken from the end, so that they come in the order of the text.
    pending.push(...Object.values(value).reverse());
  }
  return found;
}
