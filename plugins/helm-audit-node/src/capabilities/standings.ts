import {
  AppearedObject,
  Capability,
  CapabilityState,
} from '@helm-audit/plugin-helm-audit-common';
import { conflicts, unite } from './planSets';
import { snippetOf } from './snippet';
import { Offer, Plan, PlannedSetting } from './types';

/** An object that a trial rendered. */
export interface TrialObject {
  kind: string;
  name: string;
  source: string;
}

/** What is known of an offer so far. */
export interface Standing {
  offer: Offer;
  plan?: Plan;
  state: CapabilityState;
  proof: AppearedObject[];
  reason?: string;
}

/** Offers that are tried together, with the settings for all of them. */
export interface Group {
  standings: Standing[];
  settings: PlannedSetting[];
}

/** Kinds that have metrics collected, and switches by which a chart shows them at all. */
const COLLECTORS = /^(Service|Pod)Monitor$|^VM(Service|Pod)Scrape$/;
const METRICS = /(^|\.)(metrics|monitoring|exporter)\.(enabled?|create)$/;

/**
 * The switch of a part of the chart that the first plan needs. An exporter that comes with the
 * metrics which are to be collected is no part of its own.
 */
export function partOf({ offer, plan }: Standing): string | undefined {
  const isCollector = COLLECTORS.test(offer.kind);
  return plan?.settings.find(
    ({ key }) =>
      offer.partSwitches.has(key) && !(isCollector && METRICS.test(key)),
  )?.key;
}

/** Those that a message does not name; where it names none, those that ask for the least. */
export function withoutCulprits(
  standings: readonly Standing[],
  message: string,
): Standing[] {
  const innocent = standings.filter(
    ({ offer }) => !message.includes(offer.source),
  );
  if (innocent.length < standings.length) return innocent;
  const sizeOf = ({ plan }: Standing) => plan!.settings.length;
  const least = Math.min(...standings.map(sizeOf));
  const modest = standings.filter(standing => sizeOf(standing) === least);
  return modest.length < standings.length ? modest : [];
}

/** As many as do not want different things of one value. */
export function groupOf(standings: readonly Standing[]): Group {
  const chosen: Standing[] = [];
  for (const standing of standings) {
    const isFree = chosen.every(
      other => !conflicts(other.plan!.settings, standing.plan!.settings),
    );
    if (isFree) chosen.push(standing);
  }
  const settings = unite(chosen.map(({ plan }) => plan!.settings));
  return { standings: chosen, settings };
}

/**
 * Says what came of a trial that rendered.
 *
 * @param refused - why the cluster would not take what appeared
 */
export function settle(
  standing: Standing,
  appeared: readonly TrialObject[],
  refused?: string,
): void {
  const { missing } = standing.plan!;
  if (refused) {
    standing.reason = refused;
  } else if (appeared.length === 0) {
    standing.reason =
      'A trial render with these values did not make it appear.';
  } else if (missing.length > 0) {
    standing.state = 'needs-values';
    standing.reason = `It appears once ${missing.join(', ')} ${
      missing.length === 1 ? 'has' : 'have'
    } content, which only you know.`;
  } else {
    standing.state = 'proven';
    standing.reason = undefined;
    standing.proof = appeared.map(({ kind, name, source }) => ({
      kind,
      name,
      template: source,
    }));
  }
}

/** What can be said of an offer before any trial. */
export function describeUntried({
  plans,
}: Offer): Pick<Standing, 'state' | 'reason'> {
  const [plan] = plans;
  if (!plan) {
    return {
      state: 'unproven',
      reason: 'The templates do not tell which values switch it on.',
    };
  }
  if (plan.apis.length > 0) {
    return {
      state: 'needs-api',
      reason: `It waits for a cluster that offers ${plan.apis.join(', ')}.`,
    };
  }
  return { state: 'unproven', reason: 'No trial render was made.' };
}

/** As a report tells it. */
export function toCapability(standing: Standing): Capability {
  const { offer, plan, state, proof, reason } = standing;
  const settings = (plan?.settings ?? [])
    .filter(({ key }) => !plan?.missing.includes(key))
    .map(({ key, value }) => ({ key, value }));
  return {
    kind: offer.kind,
    template: offer.template,
    subchart: offer.subchart,
    part: partOf(standing),
    state,
    settings,
    snippet: snippetOf(settings),
    missing: plan?.missing ?? [],
    apis: plan?.apis ?? [],
    proof,
    reason,
  };
}
