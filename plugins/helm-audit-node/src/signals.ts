import { SignalCell } from '@helm-audit/plugin-helm-audit-common';

/** Signals that only requests have. */
const OF_REQUESTS: ReadonlyArray<SignalCell['signal']> = ['latency', 'traffic'];

/** Whether a signal can be missed: of who is sent no requests nobody misses their latency. */
export function isAskedOf(
  { signal }: Pick<SignalCell, 'signal'>,
  serves: boolean,
): boolean {
  return serves || !OF_REQUESTS.includes(signal);
}
