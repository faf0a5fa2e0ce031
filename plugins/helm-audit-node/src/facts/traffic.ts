import { listAt, mapsAt, stringAt, valueAt } from '../json';
import { Resource } from '../stages/gather/types';
import { isExporter } from './exporters';
import { selectsPods } from './serviceSelection';
import type { Workload } from './workloads';

/** Names of ports that only monitoring and debugging talk to. */
const MONITORING_PORT =
  /^(\w+-)*(metrics?|prom|prometheus|monitoring|telemetry|health\w*|pprof)(-\w+)*$/;

/** Kinds whose requests come from the Kubernetes API server. */
const API_SERVER_CLIENTS = new Set([
  'ValidatingWebhookConfiguration',
  'MutatingWebhookConfiguration',
  'APIService',
]);

/**
 * Services that spread requests over a workload's pods. Headless Services spread none, and
 * the users of a Service whose ports are all for monitoring can do without an answer.
 */
export function trafficServices(
  workload: Workload,
  resources: Resource[],
): Resource[] {
  const { podLabels, resource } = workload;
  return resources.filter(
    service =>
      selectsPods(service, podLabels, resource.namespace) &&
      stringAt(service.body, 'spec', 'clusterIP') !== 'None' &&
      !isMonitoringOnly(service, workload),
  );
}

/** Whether a port's name says that only monitoring and debugging talk to it. */
export function isMonitoringPort(name: string): boolean {
  return MONITORING_PORT.test(name);
}

/** Whether only monitoring talks to a workload through a Service. */
export function isMonitoringOnly(
  service: Resource,
  workload: Workload,
): boolean {
  const numbers = monitoringNumbers(workload);
  const ports = mapsAt(service.body, 'spec', 'ports').map(({ value }) => value);
  const isNamed = /(^|-)(metrics|telemetry)$/.test(service.name);
  const isForMonitoring = (port: unknown) =>
    isMonitoringPort(stringAt(port, 'name') ?? '') ||
    numbers.has(String(valueAt(port, 'targetPort') ?? valueAt(port, 'port')));
  return (
    (ports.length > 0 && ports.every(isForMonitoring)) ||
    (isNamed && ports.length <= 1)
  );
}

/** Flags that say where metrics or the state of health are served: `--metrics-addr=:8080`. */
const MONITORING_FLAG =
  /-[\w.-]*(?:metrics|telemetry|health)[\w.-]*(?:addr|address|port|listen|bind)[\w.-]*[=\s]\S*?(\d{2,5})(?!\S)/g;

/**
 * Ports that a workload's flags give to monitoring, and those of exporters, by number and by
 * the names they go by.
 */
function monitoringNumbers(workload: Workload): ReadonlySet<string> {
  return new Set(
    workload.containers.flatMap(container => {
      const { spec } = container;
      if (isExporter(container, workload)) {
        return mapsAt(spec, 'ports').flatMap(({ value }) => [
          String(value.containerPort),
          stringAt(value, 'name') ?? '',
        ]);
      }
      const flags = [...listAt(spec, 'command'), ...listAt(spec, 'args')]
        .map(String)
        .join(' ');
      const numbers = [...flags.matchAll(MONITORING_FLAG)].map(
        match => match[1],
      );
      const names = mapsAt(spec, 'ports')
        .filter(({ value }) => numbers.includes(String(value.containerPort)))
        .map(({ value }) => stringAt(value, 'name') ?? '');
      return [...numbers, ...names];
    }),
  );
}

/**
 * Services that somebody's load reaches: all that carry traffic but those that only answer
 * the Kubernetes API server, as admission webhooks and aggregated APIs do.
 */
export function loadServices(
  workload: Workload,
  resources: Resource[],
): Resource[] {
  const called = new Set(
    resources
      .filter(({ kind }) => API_SERVER_CLIENTS.has(kind))
      .flatMap(calledServices),
  );
  return trafficServices(workload, resources).filter(
    ({ name }) => !called.has(name),
  );
}

function calledServices({ body }: Resource): string[] {
  return [
    stringAt(body, 'spec', 'service', 'name'),
    ...listAt(body, 'webhooks').map(webhook =>
      stringAt(valueAt(webhook, 'clientConfig', 'service'), 'name'),
    ),
  ].filter((name): name is string => name !== undefined);
}
