import { Attribution } from '@helm-audit/plugin-helm-audit-common';
import { LabelMatcher, SeriesSelector } from './promql';
import { isTelling, Named, namesWorkload, subjectMatchers } from './watchNames';

/** What something that watches tells about whom it watches. */
export interface WatchSubject {
  /** The series that it reads. */
  selectors: readonly SeriesSelector[];
  /** A name that it refers to its workload by, beside any query. */
  target?: string;
  /** Subchart that it came with. */
  subchart?: string;
}

/** A workload that something watches, and how that is known. */
export interface Attributed {
  named: Named;
  attribution: Attribution;
}

/** Series about the cluster itself, which tell nothing about a service in it. */
const PLATFORM =
  /^(apiserver_|aggregator_|etcd_|kubelet_(?!volume_stats)|kubeproxy_|scheduler_|node_|coredns_|workqueue_|rest_client_|cluster_quantile:apiserver)/;

/**
 * Finds out which workloads something watches. Labels that name one decide; then metrics
 * that are called after one; what says nothing counts for all that came with it. What names
 * something else watches none of them.
 *
 * @param all - every workload of the release, so that what is about another one is known
 */
export function attribute(subject: WatchSubject, all: Named[]): Attributed[] {
  return (
    byTarget(subject, all) ??
    byLabels(subject, all) ??
    byMetrics(subject, all) ??
    byOrigin(subject, all)
  );
}

function byTarget({ target }: WatchSubject, all: Named[]) {
  if (!target) return undefined;
  const matcher = { label: 'target', operator: '=', value: target };
  const found = all.filter(named => namesWorkload(matcher, named));
  if (found.length === 0) return undefined;
  return attributed(found, 'labels', `the name ${target}`);
}

function byLabels({ selectors }: WatchSubject, all: Named[]) {
  const naming = selectors
    .map(subjectMatchers)
    .filter(matchers => matchers.length > 0);
  if (naming.length === 0) return undefined;
  for (const matchers of naming) {
    const hits = matchers
      .map(matcher => ({
        matcher,
        found: all.filter(named => namesWorkload(matcher, named)),
      }))
      .filter(({ found }) => found.length > 0);
    if (hits.length === 0) continue;
    const [narrowest] = [...hits].sort(
      (a, b) => a.found.length - b.found.length,
    );
    return attributed(
      narrowest.found,
      'labels',
      matcherText(narrowest.matcher),
    );
  }
  return [];
}

function byMetrics({ selectors }: WatchSubject, all: Named[]) {
  const metrics = selectors
    .map(({ metric }) => metric.toLowerCase())
    .filter(Boolean);
  // What is called after one workload is not about all others of its chart.
  const own =
    calledAfter(metrics, all, ({ metricPrefixes }) => [...metricPrefixes]) ??
    calledAfter(metrics, all, ({ chartPrefix }) => [chartPrefix]);
  if (own) return own;
  const isAboutPlatform = metrics.length > 0 && metrics.every(isPlatformMetric);
  return isAboutPlatform ? [] : undefined;
}

/** Whether a series is about the cluster itself. */
export function isPlatformMetric(metric: string): boolean {
  return PLATFORM.test(metric);
}

/** The workloads with the longest prefix that a metric begins with. */
function calledAfter(
  metrics: string[],
  all: Named[],
  prefixesOf: (named: Named) => string[],
): Attributed[] | undefined {
  const hits = all.flatMap(named =>
    prefixesOf(named)
      .filter(isTelling)
      .flatMap(prefix => {
        const metric = metrics.find(
          name =>
            name.startsWith(`${prefix}_`) || name.startsWith(`${prefix}:`),
        );
        return metric ? [{ named, prefix, metric }] : [];
      }),
  );
  const longest = Math.max(...hits.map(({ prefix }) => prefix.length));
  const best = hits.filter(({ prefix }) => prefix.length === longest);
  if (best.length === 0) return undefined;
  return attributed(
    best.map(({ named }) => named),
    'metric',
    best[0].metric,
  );
}

function byOrigin({ subchart }: WatchSubject, all: Named[]) {
  const own = all.filter(
    ({ workload }) => workload.resource.subchart === subchart,
  );
  // An umbrella has no workloads of its own, so what it says is about all.
  const found = own.length === 0 && !subchart ? all : own;
  const detail = subchart ? `it comes with ${subchart}` : 'it names nobody';
  return attributed(found, 'chart', detail);
}

function attributed(
  found: Named[],
  by: Attribution['by'],
  detail: string,
): Attributed[] {
  return [...new Set(found)].map(named => ({
    named,
    attribution: { by, detail },
  }));
}

function matcherText({ label, operator, value }: LabelMatcher): string {
  return `${label}${operator}"${value}"`;
}
