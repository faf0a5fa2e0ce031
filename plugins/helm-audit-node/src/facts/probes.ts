import { isMap, JsonMap, numberAt, valueAt } from '../json';

/** Probes of a container, as the fields are named. */
export type ProbeName = 'livenessProbe' | 'readinessProbe' | 'startupProbe';

/** A probe with Kubernetes' own defaults filled in; all times in seconds. */
export interface Probe {
  name: ProbeName;
  handler: ProbeHandler;
  initialDelay: number;
  period: number;
  timeout: number;
  failureThreshold: number;
}

/** What a probe does to find out. */
export interface ProbeHandler {
  kind: 'httpGet' | 'tcpSocket' | 'exec' | 'grpc';
  spec: JsonMap;
}

const HANDLERS = ['httpGet', 'tcpSocket', 'exec', 'grpc'] as const;

/**
 * Reads a probe of a container.
 *
 * @returns undefined when the container has none, or one that says not what to ask
 */
export function readProbe(
  container: JsonMap,
  name: ProbeName,
): Probe | undefined {
  const probe = valueAt(container, name);
  const kind = HANDLERS.find(handler => isMap(valueAt(probe, handler)));
  if (!isMap(probe) || !kind) return undefined;
  return {
    name,
    handler: { kind, spec: probe[kind] as JsonMap },
    initialDelay: numberAt(probe, 'initialDelaySeconds') ?? 0,
    period: numberAt(probe, 'periodSeconds') || 10,
    timeout: numberAt(probe, 'timeoutSeconds') || 1,
    failureThreshold: numberAt(probe, 'failureThreshold') || 3,
  };
}

/** Seconds of failing after which a probe gives up on a container that was well. */
export function patience({ period, failureThreshold }: Probe): number {
  return period * failureThreshold;
}
