import {
  AppearedObject,
  Capability,
  CapabilityState,
} from '@helm-audit/plugin-helm-audit-common';
import pLimit from 'p-limit';
import { JsonMap } from '../json';
import { amendPlan } from './amendPlan';
import { conflicts, settingsKey, toValues, unite } from './planSets';
import { snippetOf } from './snippet';
import { Proposal } from './proposals';
import { Offer, Plan, PlannedSetting } from './types';

/** An object that a trial rendered. */
export interface TrialObject {
  kind: string;
  name: string;
  source: string;
}

/** What became of a trial: what it rendered, or Helm's message. */
export type TrialOutcome<T extends TrialObject> =
  | { ok: true; objects: T[] }
  | { ok: false; message: string };

/** A trial that rendered, with what it was for. */
export interface Trial<T extends TrialObject> {
  settings: PlannedSetting[];
  objects: T[];
  /** Offers that it proves, as places in the list of capabilities. */
  proves: number[];
}

/** How trials are made. */
export interface ProvingInput<T extends TrialObject> {
  offers: readonly Offer[];
  /** Renders the chart with these values over those of the scenario. */
  tryOut(values: JsonMap): Promise<TrialOutcome<T>>;
  /** Text of a template, to find what Helm's messages are about. */
  textOf(source: string): string | undefined;
  /** A value that may do at a place. */
  valueFor(path: readonly string[]): Proposal;
}

/** Renders that one chart may take beside its own. */
export const MAX_TRIALS = 10;

/** Trials that run at once. */
const CONCURRENCY = 2;

/** What is known of an offer so far. */
interface Standing {
  offer: Offer;
  plan?: Plan;
  state: CapabilityState;
  proof: AppearedObject[];
  reason?: string;
}

class Prover<T extends TrialObject> {
  readonly standings: Standing[];
  readonly trials: Trial<T>[] = [];
  readonly #limit = pLimit(CONCURRENCY);
  readonly #outcomes = new Map<string, Promise<TrialOutcome<T>>>();

  constructor(private readonly input: ProvingInput<T>) {
    this.standings = input.offers.map(offer => ({
      offer,
      plan: offer.plans[0],
      proof: [],
      ...describeUntried(offer),
    }));
  }

  async run(): Promise<void> {
    const kinds = [...new Set(this.#open().map(({ offer }) => offer.kind))];
    await Promise.all(
      kinds.map(kind =>
        this.#tryTogether(
          this.#open().filter(({ offer }) => offer.kind === kind),
        ),
      ),
    );
    // One after the other from here on: what one trial tells spares another.
    for (const standing of this.#open()) await this.#tryAlone(standing);
  }

  /** Offers that a trial may still prove. */
  #open(): Standing[] {
    return this.standings.filter(
      ({ plan, state }) =>
        plan && plan.apis.length === 0 && state === 'unproven',
    );
  }

  /** Tries several at once; one that Helm's message names is left out, and they are tried again. */
  async #tryTogether(standings: Standing[]): Promise<void> {
    let together = standings.filter(({ plan }) => plan!.missing.length === 0);
    for (let attempt = 0; attempt < 2 && together.length > 0; attempt++) {
      const chosen: Standing[] = [];
      for (const standing of together) {
        const isFree = chosen.every(
          other => !conflicts(other.plan!.settings, standing.plan!.settings),
        );
        if (isFree) chosen.push(standing);
      }
      const settings = unite(chosen.map(({ plan }) => plan!.settings));
      const outcome = await this.#attempt(settings);
      if (!outcome) return;
      if (outcome.ok) {
        this.#record(settings, outcome.objects, chosen);
        return;
      }
      const { message } = outcome;
      const innocent = chosen.filter(
        ({ offer }) => !message.includes(offer.source),
      );
      if (chosen.length === 1 || innocent.length === chosen.length) return;
      together = innocent;
    }
  }

  /** Tries one offer by its plans, mended by what Helm says of them. */
  async #tryAlone(standing: Standing): Promise<void> {
    for (const plan of standing.offer.plans) {
      if (plan.apis.length > 0) continue;
      let current: Plan | undefined = plan;
      for (let attempt = 0; attempt < 3 && current; attempt++) {
        const outcome: TrialOutcome<T> | undefined = await this.#attempt(
          current.settings,
        );
        if (!outcome) return;
        standing.plan = current;
        if (outcome.ok) {
          this.#record(current.settings, outcome.objects, [standing]);
          break;
        }
        standing.reason = outcome.message;
        const amended: Plan | undefined = amendPlan(
          current,
          outcome.message,
          this.input,
        );
        if (!amended && current.missing.length > 0)
          standing.state = 'needs-values';
        current = amended;
      }
      if (standing.state !== 'unproven') return;
    }
  }

  /** Renders with these settings, unless it was done before or would be one too many. */
  async #attempt(
    settings: PlannedSetting[],
  ): Promise<TrialOutcome<T> | undefined> {
    const key = settingsKey(settings);
    const known = this.#outcomes.get(key);
    if (known) return known;
    if (this.#outcomes.size >= MAX_TRIALS) return undefined;
    const outcome = this.#limit(() => this.input.tryOut(toValues(settings)));
    this.#outcomes.set(key, outcome);
    return outcome;
  }

  #record(
    settings: PlannedSetting[],
    objects: T[],
    standings: readonly Standing[],
  ): void {
    const proves = [];
    for (const standing of standings) {
      const { offer, plan } = standing;
      const appeared = objects.filter(
        ({ kind, source }) => kind === offer.kind && source === offer.source,
      );
      if (appeared.length === 0) {
        standing.reason =
          'A trial render with these values did not make it appear.';
        continue;
      }
      if (plan!.missing.length > 0) {
        standing.state = 'needs-values';
        standing.reason = `It appears once ${plan!.missing.join(', ')} ${
          plan!.missing.length === 1 ? 'has' : 'have'
        } content, which only you know.`;
        continue;
      }
      standing.state = 'proven';
      standing.reason = undefined;
      standing.proof = appeared.map(({ kind, name, source }) => ({
        kind,
        name,
        template: source,
      }));
      proves.push(this.standings.indexOf(standing));
    }
    if (proves.length > 0) this.trials.push({ settings, objects, proves });
  }
}

/**
 * Tries offers out. All of one kind are switched on together, for they seldom get in each
 * other's way; where that fails they are tried one by one, as far as the budget of renders goes.
 */
export async function proveOffers<T extends TrialObject>(
  input: ProvingInput<T>,
): Promise<{ capabilities: Capability[]; trials: Trial<T>[] }> {
  const prover = new Prover(input);
  await prover.run();
  return {
    capabilities: prover.standings.map(toCapability),
    trials: prover.trials,
  };
}

function describeUntried({ plans }: Offer): Pick<Standing, 'state' | 'reason'> {
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

function toCapability({
  offer,
  plan,
  state,
  proof,
  reason,
}: Standing): Capability {
  const settings = (plan?.settings ?? [])
    .filter(({ key }) => !plan?.missing.includes(key))
    .map(({ key, value }) => ({ key, value }));
  return {
    kind: offer.kind,
    template: offer.template,
    subchart: offer.subchart,
    state,
    settings,
    snippet: snippetOf(settings),
    missing: plan?.missing ?? [],
    apis: plan?.apis ?? [],
    proof,
    reason,
  };
}

/** What is offered, where nothing can be tried. */
export function describeOffers(offers: readonly Offer[]): Capability[] {
  return offers.map(offer =>
    toCapability({
      offer,
      plan: offer.plans[0],
      proof: [],
      ...describeUntried(offer),
    }),
  );
}
