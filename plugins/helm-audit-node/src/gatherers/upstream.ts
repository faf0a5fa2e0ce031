import { Inventory } from '../facts/oss/inventory';
import { SOURCE_NAMES, SOURCES } from '../facts/oss/answers';
import { UpstreamEvidence } from '../sources/evidence';

/** Asks the world outside about what a chart builds on. */
export interface UpstreamSources {
  /**
   * @param date - day of the audit, such as `2026-11-23`
   * @returns what was found out in time; never rejects but by the signal
   */
  ask(
    inventory: Inventory,
    date: string,
    signal?: AbortSignal,
  ): Promise<UpstreamEvidence>;
}

/** What sources say of the inventory; without sources all of them count as switched off. */
export async function gatherUpstream(
  inventory: () => Inventory,
  date: string,
  sources: UpstreamSources | undefined,
  signal?: AbortSignal,
): Promise<UpstreamEvidence> {
  return sources ? sources.ask(inventory(), date, signal) : noEvidence(date);
}

/** Nobody was asked anything. */
export function noEvidence(date: string): UpstreamEvidence {
  return {
    date,
    sources: SOURCES.map(id => ({
      id,
      name: SOURCE_NAMES[id],
      state: 'disabled',
    })),
    components: {},
    projects: {},
  };
}
