import { isMap, JsonMap, listAt, stringAt, stringsAt, valueAt } from '../json';
import { Resource } from '../stages/gather/types';
import { evidenceFiles, Surroundings } from './surroundings';

/** A dashboard, and where it stands. */
export interface Dashboard {
  /** What to call it on screen. */
  place: string;
  /** Queries of its panels; empty where they can't be read. */
  queries: string[];
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
  const files = Object.entries(evidenceFiles(surroundings)).filter(([path]) =>
    DASHBOARD_FILE.test(path),
  );
  return [
    ...resources.flatMap(readResource),
    ...files.flatMap(([place, text]) => {
      const dashboard = parseDashboard(text);
      const isJson = place.endsWith('.json');
      if (isJson && !isDashboard(dashboard)) return [];
      return [{ place, queries: queriesOf(dashboard) }];
    }),
    ...linkedDashboards(surroundings),
  ];
}

function readResource(resource: Resource): Dashboard[] {
  const { kind, name, body } = resource;
  const place = `${kind} ${name}`;
  if (/^(GrafanaDashboard|DatadogDashboard)$/.test(kind)) {
    const json = parseDashboard(stringAt(body, 'spec', 'json') ?? '');
    return [{ place, queries: queriesOf(json) }];
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
  return [{ place, queries: dashboards.flatMap(queriesOf) }];
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

/** Queries of all panels, those in rows included. */
function queriesOf(dashboard: unknown): string[] {
  const panels = ['panels', 'rows'].flatMap(key => listAt(dashboard, key));
  return panels.flatMap(panel => [
    ...listAt(panel, 'targets').flatMap(target => {
      const query = valueAt(target, 'expr');
      return typeof query === 'string' ? [query] : [];
    }),
    ...queriesOf(panel),
  ]);
}
