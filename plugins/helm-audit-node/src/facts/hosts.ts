import { mapsAt, Path, stringAt } from '../json';
import type { Workload } from './workloads';

/** Another system whose address stands in a container's environment or arguments. */
export interface AddressedHost {
  host: string;
  /** Name of the variable; absent for arguments. */
  variable?: string;
  /** Leads to the value within the workload's resource. */
  path: Path;
}

const URL_HOST = /[a-z][a-z0-9+.-]*:\/\/(?:[^@/\s]*@)?([a-z0-9][a-z0-9.-]*)/gi;
const CLUSTER_HOST = /\b[a-z0-9-]+\.[a-z0-9-]+\.svc\b[a-z.]*/gi;
const HOST_VARIABLE =
  /(HOST|HOSTNAME|ADDR|ADDRESS|ENDPOINT|SERVERS?|BROKERS?)$/;
const PLAIN_HOST = /^([a-z][a-z0-9-]*(?:\.[a-z0-9-]+)*)(?::\d+)?$/i;

/** Systems that the service can do without, because it only reports to them. */
const REPORTING =
  /otel|otlp|jaeger|zipkin|tempo|sentry|statsd|datadog|dd-agent|newrelic|prometheus|pushgateway|grafana|loki|fluent|logstash|syslog|telemetry|tracing|metrics|apm/i;
const OWN = /^(localhost|127\.|0\.0\.0\.0|kubernetes(\.default)?)/i;

/** The hosts that a workload's containers are told about, those it reports to left out. */
export function addressedHosts(workload: Workload): AddressedHost[] {
  return workload.containers.flatMap(({ spec, path }) =>
    mapsAt(spec, 'env').flatMap(({ value: variable, index }) => {
      const name = stringAt(variable, 'name') ?? '';
      const value = stringAt(variable, 'value') ?? '';
      return hostsIn(name, value)
        .filter(host => !OWN.test(host) && !REPORTING.test(`${name} ${host}`))
        .map(host => ({
          host,
          variable: name,
          path: [...path, 'env', index, 'value'],
        }));
    }),
  );
}

function hostsIn(name: string, value: string): string[] {
  const found = [
    ...[...value.matchAll(URL_HOST)].map(match => match[1]),
    ...[...value.matchAll(CLUSTER_HOST)].map(match => match[0]),
  ];
  const plain = HOST_VARIABLE.test(name) ? value.match(PLAIN_HOST)?.[1] : '';
  return [...new Set(plain ? [...found, plain] : found)];
}

/** Service and namespace of a host name within the cluster, `service.namespace.svc…`. */
export function clusterService(
  host: string,
): { service: string; namespace: string } | undefined {
  const [service, namespace, suffix] = host.split('.');
  return suffix === 'svc' ? { service, namespace } : undefined;
}
