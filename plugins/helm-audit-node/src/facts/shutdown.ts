import { isMap, listAt, mapAt, numberAt, valueAt } from '../json';
import { Resource } from '../stages/gather/types';
import type { Container, Workload } from './workloads';

/** What Kubernetes waits between SIGTERM and SIGKILL when nothing is set, in seconds. */
const DEFAULT_GRACE_PERIOD = 30;

/**
 * Words that name the orderly end of a process in flags, variables and settings (servers
 * that no longer announce themselves are lame ducks); not the time that something is left to a
 * garbage collector, nor where TLS ends.
 */
const DRAIN =
  /drain|lame[-_]?duck|(?<!(^|[^a-z])gc[-_]\w{0,40})grace|shutdown|shut_down|(?<!(tls|ssl)[-_ ]?)terminat|stop[-_]?timeout|linger/i;

/** Seconds that a pod is given to end. */
export function gracePeriod(workload: Workload): number {
  return (
    numberAt(workload.podSpec, 'terminationGracePeriodSeconds') ??
    DEFAULT_GRACE_PERIOD
  );
}

/** Whether a container does something before it is told to end. */
function hasPreStop(container: Container): boolean {
  return isMap(valueAt(container.spec, 'lifecycle', 'preStop'));
}

/**
 * Seconds that a container's preStop hook sleeps: its `sleep` action, or the `sleep`s that
 * stand in its command. What a script does beyond that can't be seen.
 */
export function preStopSeconds(container: Container): number {
  const hook = valueAt(container.spec, 'lifecycle', 'preStop');
  const action = numberAt(hook, 'sleep', 'seconds');
  if (action !== undefined) return action;
  const command = listAt(hook, 'exec', 'command').map(String).join(' ');
  return [...command.matchAll(/\bsleep\s+["']?(\d+(?:\.\d+)?)([sm]?)\b/g)]
    .map(([, number, unit]) => Number(number) * (unit === 'm' ? 60 : 1))
    .reduce((sum, seconds) => sum + seconds, 0);
}

/** Whether a container's command, arguments or variables speak of an orderly end. */
function mentionsDrain(container: Container): boolean {
  const words = [
    ...listAt(container.spec, 'command'),
    ...listAt(container.spec, 'args'),
    ...listAt(container.spec, 'env').flatMap(variable => [
      valueAt(variable, 'name'),
      valueAt(variable, 'value'),
    ]),
  ];
  return words.some(word => DRAIN.test(String(word)));
}

/**
 * Whether anything shows that a workload ends its requests before it stops: a hook, a longer
 * grace period than usual, or a word in a flag, a variable or a configuration file that its pods use.
 */
export function drainsOnStop(
  workload: Workload,
  resources: Resource[],
): boolean {
  if (workload.containers.some(hasPreStop)) return true;
  // Nobody gives a process more time than usual that does not use it.
  if (gracePeriod(workload) > DEFAULT_GRACE_PERIOD) return true;
  if (workload.containers.some(mentionsDrain)) return true;
  const used = JSON.stringify(workload.podSpec);
  return resources.some(
    ({ kind, name, body }) =>
      kind === 'ConfigMap' &&
      used.includes(`"${name}"`) &&
      DRAIN.test(JSON.stringify(mapAt(body, 'data'))),
  );
}
