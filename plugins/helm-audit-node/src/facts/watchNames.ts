import { RE2JS } from 're2js';
import { RELEASE_NAME } from '../release';
import { stringAt } from '../json';
import { Resource } from '../stages/gather/types';
import { LabelMatcher, SeriesSelector } from './promql';
import { isRoute, leadsTo } from './routes';
import { findScrape } from './scraping';
import type { Workload } from './workloads';

/** A workload, and the names by which queries may speak of it. */
export interface Named {
  workload: Workload;
  names: ReadonlySet<string>;
  /** What the names of its metrics may begin with. */
  metricPrefixes: ReadonlySet<string>;
  /** The same for all that came with the same chart. */
  chartPrefix: string;
}

/** Labels of pods that hold a name of what runs in them. */
const NAME_LABELS =
  /^(app|k8s-app|name|service|component|app\.kubernetes\.io\/(name|instance|component|part-of))$/;

/** Names every workload of a release, for queries to be matched with. */
export function nameWorkloads(
  workloads: Workload[],
  resources: Resource[],
  chartName: string | undefined,
): Named[] {
  return workloads.map(workload => {
    const { resource, podLabels, containers, services } = workload;
    const monitor = findScrape(workload, resources)?.monitor;
    const jobLabel = stringAt(monitor?.body, 'spec', 'jobLabel') ?? '';
    const own = [
      resource.name,
      ...Object.entries(podLabels)
        .filter(([key]) => NAME_LABELS.test(key))
        .map(([, value]) => value),
      ...services,
      ...resources
        .filter(
          other =>
            isRoute(other) && services.some(service => leadsTo(other, service)),
        )
        .map(({ name }) => name),
      monitor?.name,
      podLabels[jobLabel],
    ];
    const names = withoutRelease(own);
    const chart = resource.subchart ?? chartName ?? '';
    return {
      workload,
      names: new Set([
        ...names,
        ...containers.map(({ name }) => name.toLowerCase()),
        ...withoutRelease([chart]),
      ]),
      metricPrefixes: new Set(names.map(metricPrefix).filter(isTelling)),
      chartPrefix: metricPrefix(chart),
    };
  });
}

/** A name as metrics begin with it. */
function metricPrefix(name: string): string {
  return name.replace(/[^a-zA-Z0-9]+/g, '_').toLowerCase();
}

/** Whether a prefix is long enough not to stand before anything. */
export function isTelling(prefix: string): boolean {
  return prefix.length > 2;
}

/** Names in lower case, each with and without the name of the release in it. */
function withoutRelease(names: Array<string | undefined>): string[] {
  return names
    .filter((name): name is string => Boolean(name))
    .map(name => name.toLowerCase())
    .flatMap(name => [
      name,
      name.replace(`${RELEASE_NAME}-`, '').replace(`-${RELEASE_NAME}`, ''),
    ]);
}

/** Labels whose value names what a series is about. */
const SUBJECT_LABELS =
  /^(exported_)?(job|service|service_name|app|application|workload|deployment|statefulset|daemonset|replicaset|horizontalpodautoscaler|hpa|pod|pod_name|container|container_name|component|ingress|destination_(workload|app|service|service_name|canonical_service)|persistentvolumeclaim|app_kubernetes_io_(name|component|instance)|sloth_service|kubernetes_name|owner_name|created_by_name)$/;

/** Series whose `job` and `service` name the exporter, and not what they are about. */
const EXPORTED_SERIES =
  /^(kube_|container_|kubelet_|node_|istio_|envoy_|nginx_ingress_|traefik_|haproxy_|probe_|aws_|cloudwatch_)/;
const EXPORTER_LABELS = /^(job|service|service_name|container|app|pod)$/;
const OWN_LABELS_OF_EXPORTED = /^container_/;

/** The matchers of a series that name what it is about. */
export function subjectMatchers({
  metric,
  matchers,
}: SeriesSelector): LabelMatcher[] {
  const isExported = EXPORTED_SERIES.test(metric);
  return matchers.filter(matcher => {
    const { label, operator } = matcher;
    if (operator !== '=' && operator !== '=~') return false;
    if (!SUBJECT_LABELS.test(label) || isOpen(matcher)) return false;
    const speaksOfExporter =
      isExported &&
      EXPORTER_LABELS.test(label) &&
      !(OWN_LABELS_OF_EXPORTED.test(metric) || /^(pod|container)$/.test(label));
    return !speaksOfExporter;
  });
}

/** Variables of Grafana, Helm and Jsonnet. */
const VARIABLE =
  /\$\{[^}]*\}|\$\w+|\[\[\w+(:\w+)?\]\]|\{\{[^}]*\}\}|%\(\w+\)s/g;

/** A name that nothing has; what matches it matches everything. */
const NOBODY = '\u0001nobody\u0001';

/** Whether a matcher lets everything pass, or can't be read. */
function isOpen({ operator, value }: LabelMatcher): boolean {
  if (isPlain(operator, value)) return value === '';
  return patternOf(value)?.matches(NOBODY) ?? true;
}

function isPlain(operator: string, value: string): boolean {
  return operator === '=' && value.replace(VARIABLE, '') === value;
}

/** Compiled by the engine whose syntax Prometheus uses, which takes linear time. */
function patternOf(value: string): RE2JS | undefined {
  const text = value.replace(VARIABLE, '.*');
  if (text === '') return undefined;
  try {
    return RE2JS.compile(`(?is:${text})`);
  } catch {
    return undefined;
  }
}

/** Whether a matcher is met by a workload by one of its names, or that of one of its pods. */
export function namesWorkload(
  { operator, value }: LabelMatcher,
  { names, workload }: Named,
): boolean {
  const plain = value.toLowerCase();
  if (isPlain(operator, value)) {
    // `namespace/job`, and names of Services with their domain.
    const last = plain.split('/').at(-1) ?? '';
    return names.has(last) || names.has(last.split('.')[0]);
  }
  const pattern = patternOf(value);
  if (!pattern) return false;
  return [...names, ...podNames(workload)].some(
    name => pattern.matches(name) || pattern.matches(`namespace/${name}`),
  );
}

/** Names as pods of the workload get them. */
function podNames({ resource: { name } }: Workload): string[] {
  return [name, ...withoutRelease([name])].flatMap(each => [
    `${each}-0`,
    `${each}-x2x4z`,
    `${each}-7d9f8b6c5-x2x4z`,
  ]);
}
