import { Capability } from '@helm-audit/plugin-helm-audit-common';
import pLimit from 'p-limit';
import { JsonMap } from '../json';
import { amendPlan, isRefusal } from './amendPlan';
import { settingsKey, toValues } from './planSets';
import { Proposal } from './proposals';
import {
  describeUntried,
  Group,
  groupOf,
  partOf,
  settle,
  Standing,
  toCapability,
  TrialObject,
  withoutCulprits,
} from './standings';
import { Offer, Plan, PlannedSetting } from './types';

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
  /** A value that may do at a place; undefined where there is one already. */
  valueFor(path: readonly string[]): Proposal | undefined;
  /** Why the cluster would not take an object, as a sentence; undefined where it would. */
  whyRefused?(object: T): string | undefined;
}

/** Renders that one chart may take beside its own. */
export const MAX_TRIALS = 10;

/** Times that one plan is tried, each mended by what Helm says of the one before. */
const MAX_AMENDMENTS = 3;

/** Trials that run at once. */
const CONCURRENCY = 2;

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
    await this.#tryGroups(
      this.#open().filter(standing => !partOf(standing)),
      ({ offer }) => offer.kind,
    );
    await this.#tryGroups(
      this.#open().filter(partOf),
      standing => partOf(standing)!,
    );
    // One after the other from here on: what one trial tells spares another.
    for (const standing of this.#open()) {
      const isUntried = standing.plan!.missing.length > 0;
      if (isUntried || !partOf(standing)) await this.#tryAlone(standing);
    }
  }

  /** Offers that a trial may still prove. */
  #open(): Standing[] {
    return this.standings.filter(
      ({ plan, state }) =>
        plan && plan.apis.length === 0 && state === 'unproven',
    );
  }

  /** Tries all that have the same key at once, and what is left of them once more. */
  async #tryGroups(
    standings: readonly Standing[],
    keyOf: (standing: Standing) => string,
  ): Promise<void> {
    const complete = standings.filter(({ plan }) => plan!.missing.length === 0);
    const groups = [...new Set(complete.map(keyOf))].map(key =>
      groupOf(complete.filter(standing => keyOf(standing) === key)),
    );
    const outcomes = await Promise.all(
      groups.map(({ settings }) => this.#attempt(settings)),
    );
    // Recorded in this order and not in that in which they end, so that reports are the same.
    for (const [index, outcome] of outcomes.entries()) {
      const group = groups[index];
      if (!outcome) continue;
      const rest = this.#conclude(group, outcome);
      if (rest.length === 0) continue;
      const again = groupOf(rest);
      const second = await this.#attempt(again.settings);
      if (second) this.#conclude(again, second);
    }
  }

  /** Records what a trial showed; gives those that are worth another one without the rest. */
  #conclude(group: Group, outcome: TrialOutcome<T>): Standing[] {
    if (outcome.ok) {
      this.#record(group, outcome.objects);
      return [];
    }
    const { message } = outcome;
    for (const standing of group.standings) standing.reason = message;
    return withoutCulprits(group.standings, message);
  }

  /** Tries one offer by its plans. */
  async #tryAlone(standing: Standing): Promise<void> {
    for (const plan of standing.offer.plans) {
      if (plan.apis.length > 0) continue;
      standing.plan = plan;
      await this.#tryPlan(standing, plan);
      if (standing.state !== 'unproven') return;
    }
    [standing.plan] = standing.offer.plans;
  }

  /** Tries a plan, mended by what Helm says of it. */
  async #tryPlan(standing: Standing, plan: Plan): Promise<void> {
    let current = plan;
    for (let attempt = 0; attempt < MAX_AMENDMENTS; attempt++) {
      const outcome = await this.#attempt(current.settings);
      if (!outcome) return;
      standing.plan = current;
      if (outcome.ok) {
        const { settings } = current;
        this.#record({ standings: [standing], settings }, outcome.objects);
        return;
      }
      standing.reason = outcome.message;
      const amended = amendPlan(current, outcome.message, this.input);
      if (!amended) break;
      current = amended;
    }
    const isAsked = current === plan || isRefusal(standing.reason ?? '');
    if (current.missing.length > 0 && isAsked) standing.state = 'needs-values';
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

  #record({ standings, settings }: Group, objects: T[]): void {
    const proves: number[] = [];
    for (const standing of standings) {
      const { offer, plan } = standing;
      // What was guessed may hold only because of what else was set.
      if (plan!.guesses > 0 && standings.length > 1) continue;
      const appeared = objects.filter(
        ({ kind, source }) => kind === offer.kind && source === offer.source,
      );
      const refused = appeared
        .map(object => this.input.whyRefused?.(object))
        .find(Boolean);
      settle(standing, appeared, refused);
      if (standing.state === 'proven') {
        proves.push(this.standings.indexOf(standing));
      }
    }
    if (proves.length > 0) this.trials.push({ settings, objects, proves });
  }
}

/**
 * Tries offers out. All of one kind are switched on together, for they seldom get in each
 * other's way, and all that come with one part of the chart that is off; where that fails they
 * are tried one by one, as far as the budget of renders goes.
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
