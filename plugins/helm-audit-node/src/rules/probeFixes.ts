import { patience, Probe, readProbe } from '../facts/probes';
import { declaresPort } from '../facts/servicePorts';
import type { Container } from '../facts/workloads';
import { isMap, JsonMap, listAt, mapsAt, valueAt } from '../json';
import type { Resource } from '../stages/gather/types';
import { RuleFix } from './types';

/** Quick to relieve a pod of its traffic: 15 s, half of what liveness takes by default. */
const READINESS = { periodSeconds: 5, failureThreshold: 3, timeoutSeconds: 3 };
const READINESS_PATIENCE = READINESS.periodSeconds * READINESS.failureThreshold;

/**
 * Adds a readiness probe that asks what liveness asks over HTTP or gRPC, else whether the
 * port accepts connections. No fix where neither is known, or where liveness is so quick
 * that it would restart the container before it is relieved of its traffic.
 */
export function readinessFix(
  container: Container,
  services: Resource[],
): RuleFix | undefined {
  const liveness = readProbe(container.spec, 'livenessProbe');
  if (liveness && patience(liveness) <= READINESS_PATIENCE) return undefined;
  const known = ['httpGet', 'grpc'].find(
    kind => kind === liveness?.handler.kind,
  );
  const port = acceptingPort(container, services);
  if (!known && port === undefined) return undefined;
  const handler =
    liveness && known
      ? { [known]: liveness.handler.spec }
      : { tcpSocket: { port } };
  return {
    title: known
      ? 'Ask for readiness what liveness asks; better ask whether it can answer'
      : `Be ready once port ${port} accepts connections; better ask whether it can answer`,
    safety: 'review',
    set: { ...handler, ...READINESS },
  };
}

/** Lets liveness wait twice as long as readiness. */
export function livenessPatienceFix(
  liveness: Probe,
  readiness: Probe,
): RuleFix {
  const failureThreshold = Math.ceil(
    (2 * patience(readiness)) / liveness.period,
  );
  return {
    title: `Let liveness fail ${failureThreshold} times, twice as long as readiness`,
    safety: 'review',
    path: ['livenessProbe', 'failureThreshold'],
    set: failureThreshold,
  };
}

/** Sets how long a probe waits for an answer: up to 5 s, and less than its period. */
export function probeTimeoutFix({ period }: Probe): RuleFix {
  const seconds = Math.max(1, Math.min(5, period - 1));
  return {
    title: `Wait ${seconds} s for an answer; check how long it takes under load`,
    safety: 'review',
    set: seconds,
  };
}

/** The port over TCP that Services send requests to, else the first one declared. */
function acceptingPort(
  { spec }: Container,
  services: Resource[],
): string | number | undefined {
  const targets = services
    .flatMap(({ body }) => mapsAt(body, 'spec', 'ports'))
    .filter(({ value }) => isTcp(value))
    .map(({ value }) => value.targetPort ?? value.port);
  const declared = listAt(spec, 'ports').filter(isMap).filter(isTcp);
  const aimed = declared.find(port =>
    targets.some(target => declaresPort({ spec: { ports: [port] } }, target)),
  );
  const port = aimed ?? declared[0];
  const undeclared = targets.find(target => typeof target === 'number');
  const found =
    valueAt(port, 'name') ?? valueAt(port, 'containerPort') ?? undeclared;
  return typeof found === 'string' || typeof found === 'number'
    ? found
    : undefined;
}

function isTcp({ protocol = 'TCP' }: JsonMap): boolean {
  return protocol === 'TCP';
}
