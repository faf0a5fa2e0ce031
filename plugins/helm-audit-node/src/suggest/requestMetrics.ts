import { oncePerFact } from '../facts/oncePerFact';
import { isFailureValue, LATENCY_NAME } from '../facts/goldenSignals';
import { parsePromql, SeriesSelector } from '../facts/promql';
import { readProbe } from '../facts/probes';
import { ingressController, isRoute, leadsTo } from '../facts/routes';
import { isInMesh } from '../facts/serviceMesh';
import { runs } from '../facts/servicePorts';
import { isPlatformMetric } from '../facts/watchAttribution';
import type { Container, Workload } from '../facts/workloads';
import { mapsAt, stringAt } from '../json';
import type { ChartFact } from '../stages/gather/types';
import { nameMatcher, ownMatcher, plainName } from './selectors';
import { Resource } from '../stages/gather/types';
import { SuggestionContext } from './types';

/** Series that count requests and how long they take, with the labels that select them. */
export interface RequestMetrics {
  basis: 'evidence' | 'ingress' | 'mesh' | 'convention';
  /** Counter of requests. */
  counter?: string;
  /** Picks those that failed. */
  failed?: string;
  /** Counter of those that failed, where it is one of its own. */
  failures?: string;
  /** Histogram of durations without `_bucket`. */
  histogram?: string;
  /** Bound of a fast request, in the histogram's unit. */
  bound: string;
  /** Label matchers, with commas between them. */
  matcher: string;
  assumptions: string[];
}

/**
 * Finds the metrics that tell most about the requests to a workload: those that its own
 * queries or documents name, then what its mesh or ingress measures, then conventions of the
 * protocol that it speaks.
 *
 * @returns undefined where nothing tells
 */
export const findRequestMetrics = oncePerFact(
  (context: SuggestionContext): RequestMetrics[] =>
    [
      fromQueries(context),
      fromDocuments(context),
      fromMesh(context),
      fromIngress(context),
      fromProtocol(context),
    ].filter((found): found is RequestMetrics => found !== undefined),
);

const FAILURE_LABEL =
  /^(code|status|status_code|response_code|http_response_status_code|grpc_code|http_status_code)$/;
const COUNTER = /_(requests?|calls|handled|queries|messages)(_total|_count)$/;

function fromQueries(context: SuggestionContext): RequestMetrics | undefined {
  const { cells, workload } = context.row;
  const own = Object.values(cells)
    .flatMap(({ evidence }) => evidence)
    .filter(({ confidence }) => confidence === 'high');
  const queries = own.map(({ query }) =>
    parsePromql(query).selectors.filter(
      ({ metric }) => !isPlatformMetric(metric),
    ),
  );
  const selectors = queries.flat();
  const bucket = selectors.find(
    ({ metric }) => metric.endsWith('_bucket') && LATENCY_NAME.test(metric),
  );
  const failing = selectors.find(
    ({ metric, matchers }) =>
      /_(total|count)$/.test(metric) &&
      matchers.some(
        ({ label, value }) =>
          FAILURE_LABEL.test(label) &&
          !/[$[{%]/.test(value.replace(/\[[\d-]+\]/g, '')),
      ),
  );
  const counting =
    failing ?? selectors.find(({ metric }) => COUNTER.test(metric));
  const pair = failing ? undefined : queries.flatMap(failuresOf)[0];
  if (!bucket && !counting && !pair) return undefined;
  const { matcher, assumptions } = ownMatcher(context);
  const histogram = bucket?.metric.replace(/_bucket$/, '');
  const counter = pair?.counter ?? counting?.metric;
  return {
    basis: 'evidence',
    histogram,
    counter: counter ?? (histogram && `${histogram}_count`),
    failed: failing && failureOf(failing),
    failures: pair?.failures,
    bound: boundOf(bucket, histogram),
    matcher,
    assumptions: [
      `Assumes that ${plainName(workload.resource.name)} exports ${[
        histogram,
        counter,
        pair?.failures,
      ]
        .filter(Boolean)
        .join(' and ')}, as its own queries read.`,
      ...assumptions,
    ],
  };
}

const FAILURES = /_(failed|errors?|failures)_total$/;

/** A counter of failures beside the one of all, in one query. */
function failuresOf(selectors: SeriesSelector[]) {
  const metrics = selectors.map(({ metric }) => metric);
  const failures = metrics.find(metric => FAILURES.test(metric));
  const counter = metrics.find(
    metric => metric.endsWith('_total') && !FAILURES.test(metric),
  );
  return failures && counter ? [{ failures, counter }] : [];
}

/** The matcher of a query, turned to what fails where it is about what doesn't. */
function failureOf({ matchers }: SeriesSelector): string | undefined {
  const found = matchers.find(({ label }) => FAILURE_LABEL.test(label));
  if (!found) return undefined;
  const { label, operator, value } = found;
  const isPattern = operator.endsWith('~');
  const [same, other] = isPattern ? ['=~', '!~'] : ['=', '!='];
  return `${label}${isFailureValue(value) ? same : other}"${value}"`;
}

function boundOf(bucket: SeriesSelector | undefined, histogram = ''): string {
  const written = bucket?.matchers.find(({ label }) => label === 'le')?.value;
  if (written && /^[\d.]+$/.test(written)) return written;
  return /milliseconds|_ms$/.test(histogram) ? '500' : '0.5';
}

const NAMED_HISTOGRAM =
  /\b([a-z][a-z0-9]*(?:_[a-z0-9]+)*_(?:duration|latency|request|response)[a-z0-9_]*_(?:milli)?seconds)(?:_bucket|_count|_sum)?\b/g;
const NAMED_COUNTER = /\b([a-z][a-z0-9]*(?:_[a-z0-9]+)*_requests_total)\b/g;
const TELLING_DOCUMENT =
  /(^|\/)(readme|[^/]*(metrics|monitoring|observability)[^/]*)(\.[\w-]+)?\.md$/i;

/** Metrics that README and documents of the chart name; those of subcharts they don't. */
/** Metrics that the documents of a chart name; those of the platform are no evidence. */
const metricsNamedIn = oncePerFact(({ files }: ChartFact) => {
  const named = (text: string, pattern: RegExp) =>
    [...text.matchAll(pattern)]
      .map(([, metric]) => metric)
      .filter(metric => !isPlatformMetric(metric));
  return Object.entries(files)
    .filter(([path]) => TELLING_DOCUMENT.test(path))
    .map(([path, text]) => ({
      path,
      histograms: named(text, NAMED_HISTOGRAM),
      counters: named(text, NAMED_COUNTER),
    }));
});

function fromDocuments(context: SuggestionContext): RequestMetrics | undefined {
  const { chart, row } = context;
  if (!chart || row.resource.subchart) return undefined;
  const isOwn = (metric: string) =>
    context.isAlone || isNamedIn(metric, row.workload);
  for (const { path, histograms, counters } of metricsNamedIn(chart)) {
    const histogram = histograms.find(isOwn);
    const counter = counters.find(isOwn);
    if (!histogram && !counter) continue;
    const { matcher, assumptions } = ownMatcher(context);
    return {
      basis: 'evidence',
      histogram,
      counter: counter ?? `${histogram}_count`,
      failed: 'code=~"5.."',
      bound: boundOf(undefined, histogram),
      matcher,
      assumptions: [
        `Assumes that ${plainName(row.resource.name)} exports ${[
          histogram,
          counter,
        ]
          .filter(Boolean)
          .join(' and ')}, which ${path} names, with a label \`code\`.`,
        ...assumptions,
      ],
    };
  }
  return undefined;
}

/** Whether an image of a workload is called as the metric begins. */
function isNamedIn(metric: string, { containers }: Workload): boolean {
  const [word] = metric.split('_');
  return containers.some(({ spec }) => {
    const image = stringAt(spec, 'image') ?? '';
    const name = image.split('/').at(-1)?.split(/[:@]/)[0] ?? '';
    return name.split(/[^a-z0-9]+/).includes(word);
  });
}

function fromMesh({
  row,
  resources,
}: SuggestionContext): RequestMetrics | undefined {
  const { workload, resource } = row;
  const isIstio =
    isInMesh(workload, resources) &&
    [...Object.keys({ ...workload.podLabels, ...workload.podAnnotations })]
      .concat(resources.map(({ group }) => group))
      .some(text => text.includes('istio.io'));
  if (!isIstio) return undefined;
  return {
    basis: 'mesh',
    counter: 'istio_requests_total',
    failed: 'response_code=~"5.."',
    histogram: 'istio_request_duration_milliseconds',
    bound: '500',
    matcher: `reporter="destination",${nameMatcher(
      'destination_workload',
      resource.name,
    )}`,
    assumptions: [
      "Assumes that Istio's proxies are collected, and that they report as destinations.",
    ],
  };
}

function fromIngress({
  row,
  resources,
}: SuggestionContext): RequestMetrics | undefined {
  const ingress = resources.find(
    resource =>
      resource.kind === 'Ingress' &&
      isRoute(resource) &&
      ingressController(resource) === 'nginx' &&
      row.workload.services.some(service => leadsTo(resource, service)),
  );
  if (!ingress) return undefined;
  return {
    basis: 'ingress',
    counter: 'nginx_ingress_controller_requests',
    failed: 'status=~"5.."',
    histogram: 'nginx_ingress_controller_request_duration_seconds',
    bound: '0.5',
    matcher: nameMatcher('ingress', ingress.name),
    assumptions: [
      `Assumes that the metrics of the ingress controller are collected; requests that don't pass Ingress ${plainName(
        ingress.name,
      )} are not counted.`,
    ],
  };
}

const HTTP = /^(https?|web|ui|api|rest|http2|h2c)(-.+)?$|-(http|https|web)$/;
const GRPC = /(^|-)grpcs?(-|$)/;

function fromProtocol(context: SuggestionContext): RequestMetrics | undefined {
  const { workload, resource } = context.row;
  const protocols = protocolsOf(context);
  const { matcher, assumptions } = ownMatcher(context);
  const name = plainName(resource.name);
  const usual = (protocol: string) => [
    `The names are those that most services export that speak ${protocol}; put those of ${workload.resource.kind} ${name} in their place.`,
    ...assumptions,
  ];
  if (protocols.some(protocol => HTTP.test(protocol))) {
    return {
      basis: 'convention',
      counter: 'http_requests_total',
      failed: 'code=~"5.."',
      histogram: 'http_request_duration_seconds',
      bound: '0.5',
      matcher,
      assumptions: usual('HTTP'),
    };
  }
  if (protocols.some(protocol => GRPC.test(protocol))) {
    return {
      basis: 'convention',
      counter: 'grpc_server_handled_total',
      failed: 'grpc_code=~"Unknown|Internal|Unavailable|DataLoss"',
      histogram: 'grpc_server_handling_seconds',
      bound: '0.5',
      matcher,
      assumptions: usual('gRPC'),
    };
  }
  return undefined;
}

/** What ports, their Services and Ingresses say of the protocol. */
function protocolsOf({ row, resources }: SuggestionContext): string[] {
  const { containers, services } = row.workload;
  const own = resources.filter(
    ({ kind, name }) => kind === 'Service' && services.includes(name),
  );
  const ports = [
    ...own.flatMap(({ body }) => mapsAt(body, 'spec', 'ports')),
    ...containers.flatMap(({ spec }) => mapsAt(spec, 'ports')),
  ];
  const isRouted = resources.some(
    resource =>
      isRoute(resource) && services.some(service => leadsTo(resource, service)),
  );
  return [
    ...ports.flatMap(({ value }) => [
      stringAt(value, 'appProtocol') ?? '',
      stringAt(value, 'name') ?? '',
    ]),
    isRouted ? 'http' : '',
    ...probedProtocols(row.workload, own),
  ];
}

const PROBES = ['readinessProbe', 'livenessProbe', 'startupProbe'] as const;

const PROBED = { httpGet: 'http', grpc: 'grpc' } as const;

/** What probes speak on the ports that Services send requests to. */
function probedProtocols(
  { containers }: Workload,
  services: Resource[],
): string[] {
  const targets = services
    .flatMap(({ body }) => mapsAt(body, 'spec', 'ports'))
    .map(({ value }) => value.targetPort ?? value.port);
  return containers.filter(runs).flatMap(container => {
    const served = targets.map(target => portNumber(container, target));
    return PROBES.flatMap(name => {
      const { kind, spec } = readProbe(container.spec, name)?.handler ?? {};
      const protocol = kind && PROBED[kind as keyof typeof PROBED];
      const port = portNumber(container, spec?.port);
      return protocol && port !== undefined && served.includes(port)
        ? [protocol]
        : [];
    });
  });
}

/** The number of a port that may be named. */
function portNumber({ spec }: Container, port: unknown): unknown {
  const named = mapsAt(spec, 'ports').find(({ value }) => value.name === port);
  return named ? named.value.containerPort : port;
}
