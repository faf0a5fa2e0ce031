import { Breather } from '../../breather';
import { FactStore } from '../../facts/factStore';
import { Profile } from '../../profiles/types';
import { AnyRule } from '../../rules/types';
import { GatheredFacts } from '../gather/types';
import { applyWaivers } from './applyWaivers';
import { evaluateRule, factsOf, neededOf } from './evaluateRule';
import { Switches } from './switchOn';
import { RuleResult } from './types';

/** Milliseconds after which others get their turn: Helm may be waiting to be started. */
const STRETCH_MS = 2;

/**
 * Lets rules judge as the facts that they need come in, so that much is judged while others
 * are still gathered. What comes out is the same whenever that was.
 */
export class Evaluation {
  readonly #results = new Map<AnyRule, RuleResult>();

  constructor(
    private readonly rules: readonly AnyRule[],
    private readonly profile: Profile,
    private readonly facts: FactStore,
  ) {}

  /** Lets the rules judge whose facts are there, bit by bit, so that others may go on. */
  async advance(): Promise<void> {
    const breather = new Breather(STRETCH_MS);
    for (const rule of this.rules) {
      if (this.#results.has(rule) || !this.facts.has(factsOf(rule))) continue;
      this.#judge(rule, this.facts);
      await breather.pause();
    }
    // Some that no rule has asked for are needed by the report.
    await this.facts.deriveAhead(() => breather.pause());
  }

  /**
   * What all rules found, with what mends it by a switch, and what is waived. Rules about
   * waivers come last, for only then it is known what each was good for.
   */
  conclude(): RuleResult[] {
    const { facts } = this;
    const open = this.rules.filter(rule => facts.has(factsOf(rule)));
    const switches = new Switches(facts);
    const judged = open.map(rule =>
      switches.apply(this.#judge(rule, facts), changed =>
        evaluateRule(rule, changed, this.profile),
      ),
    );
    const { waivers, suppression } = neededOf(facts, [
      'waivers',
      'suppression',
    ]);
    const chart = facts.get('chart');
    const { results, uses } = applyWaivers(judged, {
      date: suppression.date,
      waivers,
      chart: chart.state === 'known' ? chart.value.metadata.name : undefined,
      baseline: suppression.config.baseline,
    });
    const concluded = facts.with({
      waiverUses: { state: 'known', value: uses },
    });
    const byRule = new Map(results.map(result => [result.rule, result]));
    return this.rules.map(
      rule => byRule.get(rule) ?? evaluateRule(rule, concluded, this.profile),
    );
  }

  #judge(rule: AnyRule, facts: FactStore): RuleResult {
    const known = this.#results.get(rule);
    if (known) return known;
    const result = evaluateRule(rule, facts, this.profile);
    this.#results.set(rule, result);
    return result;
  }
}

/** Lets every rule judge facts that are all there. */
export function evaluateRules(
  rules: readonly AnyRule[],
  gathered: GatheredFacts,
  profile: Profile,
): RuleResult[] {
  return new Evaluation(rules, profile, new FactStore(gathered)).conclude();
}
