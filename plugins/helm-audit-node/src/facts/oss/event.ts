import { UpstreamEventReport } from '@helm-audit/plugin-helm-audit-common';
import { UpstreamEvent } from '../upstreamEvents';

/** An event as it is reported, without the patterns that it was found by. */
export function reportEvent(
  event: UpstreamEvent | undefined,
): UpstreamEventReport | undefined {
  if (!event) return undefined;
  const { what, date, source, instead } = event;
  return { what, date, source, instead };
}
