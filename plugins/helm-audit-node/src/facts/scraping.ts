import { listAt, mapAt, mapsAt, stringAt, stringsAt, valueAt } from '../json';
import { Resource } from '../stages/gather/types';
import { isExporter } from './exporters';
import { matchesLabelSelector } from './labelSelector';
import { selectsPods, sameNamespace } from './serviceSelection';
import { monitoringObjects } from './monitoringFiles';
import { Surroundings } from './surroundings';
import type { Container, Workload } from './workloads';

/** Monitors by which operators find what to scrape, and what these select. */
const MONITORS: Record<string, 'services' | 'pods'> = {
  ServiceMonitor: 'services',
  VMServiceScrape: 'services',
  PodMonitor: 'pods',
  VMPodScrape: 'pods',
  PodMonitoring: 'pods',
  ClusterPodMonitoring: 'pods',
};

/** Place of a kind of monitor among those that could be chosen, the most common first. */
export function monitorRank({ kind }: Resource): number {
  return Object.keys(MONITORS).indexOf(kind);
}

/** Annotations on pods or Services that have their metrics collected. */
const ANNOTATIONS: Array<[RegExp, string]> = [
  [/^[\w.-]*prometheus\.io\/scrape$/, 'true'],
  // Pushgateways, by the usual configuration of Prometheus.
  [/^[\w.-]*prometheus\.io\/probe$/, 'pushgateway'],
  [/^metrics\.dynatrace\.com\/scrape$/, 'true'],
  [/^ad\.datadoghq\.com\//, ''],
  [/^(sidecar|instrumentation)\.opentelemetry\.io\/inject/, ''],
  [/^co\.elastic\.metrics\//, ''],
  [/^k8s\.grafana\.com\/scrape$/, 'true'],
];

/** Environment variables by which a process sends its metrics somewhere. */
const PUSH_VARIABLES =
  /^(OTEL_EXPORTER_OTLP(_METRICS)?_ENDPOINT|OTEL_METRICS_EXPORTER|DD_AGENT_HOST|DD_DOGSTATSD_\w+|STATSD_\w+|PUSHGATEWAY_\w+|NEW_RELIC_LICENSE_KEY)$/;

const METRICS_PORT =
  /(^|-)(metrics?|prom|prometheus|monitoring|telemetry|exporter|management)(-|$)/;

/** What collects the metrics of a workload, and where it finds them. */
export interface Scrape {
  /** What to call it on screen. */
  by: string;
  /** The monitor; absent where annotations or the workload itself see to it. */
  monitor?: Resource;
  /** The Service that a monitor finds the workload by. */
  service?: Resource;
  /** Name or number of the port, where it is written down. */
  port?: string;
  path?: string;
}

/**
 * What collects the metrics of a workload.
 *
 * @returns what to call it on screen, or undefined when nothing in the release does
 */
export function findScraper(
  workload: Workload,
  resources: Resource[],
): string | undefined {
  return findScrape(workload, resources)?.by;
}

/** As {@link findScraper}, with where the metrics are found. */
export function findScrape(
  workload: Workload,
  resources: Resource[],
): Scrape | undefined {
  const services = resources.filter(other =>
    selectsPods(other, workload.podLabels, workload.resource.namespace),
  );
  const monitor = resources.find(other => monitors(other, workload, services));
  if (monitor) {
    const by = `${monitor.kind} ${monitor.name}`;
    const endpoint = endpointOf(monitor);
    const selected = services.filter(one => selects(monitor, one));
    const ranks = [
      (one: Resource) => hasPort(one, endpoint.port) && !isHeadless(one),
      (one: Resource) => hasPort(one, endpoint.port),
      () => true,
    ];
    const service = ranks.map(fits => selected.find(fits)).find(Boolean);
    return { by, monitor, service, ...endpoint };
  }
  const annotated = [
    workload.podAnnotations,
    ...services.map(({ annotations }) => annotations),
  ].find(hasScrapeAnnotation);
  if (annotated) return { by: 'annotations', ...annotatedEndpoint(annotated) };
  if (scrapesItself(workload, resources)) return { by: 'itself' };
  return pushesMetrics(workload) ? { by: 'its own exporter' } : undefined;
}

function hasPort({ body }: Resource, port: string | undefined): boolean {
  return mapsAt(body, 'spec', 'ports').some(({ value }) =>
    [value.name, value.targetPort].includes(port),
  );
}

function isHeadless({ body }: Resource): boolean {
  return stringAt(body, 'spec', 'clusterIP') === 'None';
}

function endpointOf({ body }: Resource): Pick<Scrape, 'port' | 'path'> {
  const [endpoint] = ['endpoints', 'podMetricsEndpoints'].flatMap(list =>
    mapsAt(body, 'spec', list),
  );
  const { port, targetPort } = endpoint?.value ?? {};
  const known = port ?? targetPort;
  return {
    port: known === undefined ? undefined : String(known),
    path: stringAt(endpoint?.value, 'path') ?? '/metrics',
  };
}

function annotatedEndpoint(
  annotations: Record<string, string>,
): Pick<Scrape, 'port' | 'path'> {
  const valueOf = (name: string) =>
    Object.entries(annotations).find(([key]) =>
      key.endsWith(`.io/${name}`),
    )?.[1];
  return { port: valueOf('port'), path: valueOf('path') };
}

function monitors(
  monitor: Resource,
  { podLabels, resource }: Workload,
  services: Resource[],
): boolean {
  const target = Object.hasOwn(MONITORS, monitor.kind)
    ? MONITORS[monitor.kind]
    : undefined;
  if (!target) return false;
  const candidates =
    target === 'pods'
      ? [{ labels: podLabels, namespace: resource.namespace }]
      : services;
  return candidates.some(candidate => selects(monitor, candidate));
}

function selects(
  monitor: Resource,
  { labels, namespace }: Pick<Resource, 'labels' | 'namespace'>,
): boolean {
  const selector = mapAt(monitor.body, 'spec', 'selector');
  return reaches(monitor, namespace) && matchesLabelSelector(selector, labels);
}

/** Monitors that the repository keeps beside the chart. */
export function repositoryMonitors(surroundings: Surroundings): Resource[] {
  const mark = new RegExp(
    `^kind: *(${Object.keys(MONITORS).join('|')})\\b`,
    'm',
  );
  return monitoringObjects(surroundings, mark)
    .filter(({ body }) => Object.hasOwn(MONITORS, String(body.kind)))
    .map(({ file, body }) => {
      const apiVersion = stringAt(body, 'apiVersion') ?? '';
      return {
        apiVersion,
        group: apiVersion.split('/')[0],
        kind: String(body.kind),
        name: stringAt(body, 'metadata', 'name') ?? '',
        namespace: stringAt(body, 'metadata', 'namespace') || undefined,
        labels: stringsAt(body, 'metadata', 'labels'),
        annotations: stringsAt(body, 'metadata', 'annotations'),
        hooks: [],
        source: file,
        document: 0,
        pathInDocument: [],
        body,
      };
    });
}

/** Without a namespaceSelector a monitor looks at its own namespace alone. */
function reaches(monitor: Resource, namespace: string | undefined): boolean {
  const selector = valueAt(monitor.body, 'spec', 'namespaceSelector');
  if (valueAt(selector, 'any') === true) return true;
  const names = listAt(selector, 'matchNames');
  if (names.length === 0) return sameNamespace(monitor.namespace, namespace);
  return namespace === undefined || names.includes(namespace);
}

function hasScrapeAnnotation(annotations: Record<string, string>): boolean {
  return Object.entries(annotations).some(([key, value]) =>
    ANNOTATIONS.some(
      ([pattern, wanted]) =>
        pattern.test(key) && (wanted === '' || value === wanted),
    ),
  );
}

/** Whether a workload collects metrics by a configuration of the release, its own included. */
function scrapesItself({ podSpec }: Workload, resources: Resource[]): boolean {
  const used = JSON.stringify(podSpec);
  return resources.some(
    ({ kind, name, body }) =>
      kind === 'ConfigMap' &&
      used.includes(`"${name}"`) &&
      Object.values(mapAt(body, 'data')).some(
        text =>
          /scrape_configs:/.test(String(text)) &&
          /(localhost|127\.0\.0\.1):\d/.test(String(text)),
      ),
  );
}

function pushesMetrics({ containers }: Workload): boolean {
  return containers.some(({ spec }) =>
    mapsAt(spec, 'env').some(
      ({ value }) =>
        PUSH_VARIABLES.test(stringAt(value, 'name') ?? '') &&
        stringAt(value, 'value') !== 'none',
    ),
  );
}

/** Name of the port of a container that is named after metrics, or that an exporter has. */
export function metricsPortOf(workload: Workload): string | undefined {
  const running = workload.containers.filter(
    ({ type }) => type === 'container' || type === 'sidecar',
  );
  const portsOf = (containers: Container[]) =>
    containers
      .flatMap(({ spec }) => mapsAt(spec, 'ports'))
      .flatMap(({ value }) => stringAt(value, 'name') ?? []);
  const exporters = running.filter(each => isExporter(each, workload));
  return (
    portsOf(running).find(name => METRICS_PORT.test(name)) ??
    portsOf(exporters)[0]
  );
}

/**
 * Whether a container of the workload or one of its Services names a port for metrics, or it
 * has nothing else to tell.
 */
export function hasMetricsPort(
  workload: Workload,
  resources: Resource[],
): boolean {
  const { containers, podLabels, resource } = workload;
  if (containers.some(each => isExporter(each, workload))) return true;
  const services = resources.filter(other =>
    selectsPods(other, podLabels, resource.namespace),
  );
  return [
    ...containers.flatMap(({ spec }) => mapsAt(spec, 'ports')),
    ...services.flatMap(({ body }) => mapsAt(body, 'spec', 'ports')),
  ].some(({ value }) => METRICS_PORT.test(stringAt(value, 'name') ?? ''));
}
