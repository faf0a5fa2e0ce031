import {
  dimensionFact,
  DIMENSIONS,
  GOLDEN_SIGNALS,
  GoldenSignal,
  OWNERSHIP_RUNGS,
  ScorecardCheck,
  SEVERITIES,
  Severity,
  severityFact,
  SIGNAL_STRENGTHS,
  signalFact,
  SignalStrength,
} from '@helm-audit/plugin-helm-audit-common';
import { EvaluatedComparison } from './conditions';

/** How a fact that falls short is told, and which findings are behind it. */
interface FactWords {
  describe(comparison: EvaluatedComparison): string;
  findings?: ScorecardCheck['findings'];
}

const WATCHED_BY: Record<SignalStrength, string> = {
  none: 'nothing',
  dashboard: 'a dashboard only',
  canary: 'the analysis of rollouts only',
  alert: 'an alert',
  slo: 'an objective',
};

const FACTS = new Map<string, FactWords>([
  ['score', { describe: scoreOf('the score') }],
  ['coverage', { describe: describeCoverage }],
  ...DIMENSIONS.map(({ id, title }): [string, FactWords] => [
    dimensionFact(id),
    { describe: scoreOf(title), findings: { dimension: id } },
  ]),
  ...SEVERITIES.map((severity): [string, FactWords] => [
    severityFact(severity),
    { describe: countOf(severity), findings: { severity } },
  ]),
  [
    'retiredUpstreams',
    {
      describe: describeRetired,
      findings: { dimension: 'supply-chain' },
    },
  ],
  // What is missing to a clear owner is found by the rules of this dimension.
  [
    'ownershipLevel',
    { describe: describeOwnership, findings: { dimension: 'delivery' } },
  ],
  ...GOLDEN_SIGNALS.map((signal): [string, FactWords] => [
    signalFact(signal),
    {
      describe: watchOf(signal),
      findings: { dimension: 'observability' },
    },
  ]),
]);

/** A comparison that does not hold, in words, such as `1 critical finding is open, none is allowed`. */
export function describeComparison(comparison: EvaluatedComparison): string {
  const words = FACTS.get(comparison.fact);
  return (words?.describe ?? describeAny)(comparison);
}

/** Which findings are behind a comparison that does not hold, where there may be some. */
export function findingsBehind({
  fact,
}: EvaluatedComparison): ScorecardCheck['findings'] {
  return FACTS.get(fact)?.findings;
}

function scoreOf(name: string) {
  return ({ factResult, value }: EvaluatedComparison) => {
    const needed = `${points(value)} is needed`;
    return typeof factResult === 'number'
      ? `${name} is ${points(factResult)}, ${needed}`
      : `we couldn’t determine ${decapitalised(name)}, ${needed}`;
  };
}

function describeCoverage({ factResult, value }: EvaluatedComparison): string {
  return `${percent(factResult)} of what applies could be decided, ${percent(
    value,
  )} is needed`;
}

function countOf(severity: Severity) {
  return ({ factResult, value }: EvaluatedComparison) =>
    `${counted(factResult, `${severity} finding`)} open, ${allowed(value)}`;
}

function describeRetired({ factResult, value }: EvaluatedComparison): string {
  if (typeof factResult !== 'number') {
    return 'we couldn’t see whether all dependencies are maintained upstream';
  }
  const has = factResult === 1 ? 'dependency has' : 'dependencies have';
  return `${factResult} ${has} ended upstream, ${allowed(value)}`;
}

function describeOwnership({ factResult, value }: EvaluatedComparison): string {
  const level = Number(factResult);
  const height =
    level === 0
      ? 'no rung of the ownership ladder is reached for sure'
      : `ownership is clear up to rung ${rung(level)}`;
  return `${height}, rung ${rung(Number(value))} is needed`;
}

function watchOf(signal: GoldenSignal) {
  return ({ factResult, value }: EvaluatedComparison) => {
    const enough = Array.isArray(value) ? value : [value];
    const least = SIGNAL_STRENGTHS.find(strength => enough.includes(strength));
    const needed = `${least ? WATCHED_BY[least] : 'more'} is needed`;
    const seen = SIGNAL_STRENGTHS.find(strength => strength === factResult);
    return seen
      ? `${signal} ${verb(signal)} watched by ${WATCHED_BY[seen]}, ${needed}`
      : `we couldn’t see what watches ${signal}, ${needed}`;
  };
}

/** What can be said of a fact that others have written. */
function describeAny(comparison: EvaluatedComparison): string {
  const { fact, operator, factResult, value } = comparison;
  return `${fact} is ${JSON.stringify(
    factResult ?? null,
  )}, ${operator} ${JSON.stringify(value)} is needed`;
}

function points(value: unknown): string {
  return Number(value).toFixed(1);
}

/** Rounded down, so that what falls short never reads as if it were enough. */
function percent(value: unknown): string {
  return `${Math.floor(Math.round(Number(value) * 1000) / 10)} %`;
}

function counted(value: unknown, noun: string): string {
  return Number(value) === 1 ? `1 ${noun} is` : `${Number(value)} ${noun}s are`;
}

function allowed(value: unknown): string {
  const limit = Number(value);
  if (limit === 0) return 'none is allowed';
  return `at most ${limit} ${limit === 1 ? 'is' : 'are'} allowed`;
}

function rung(level: number): string {
  const id = OWNERSHIP_RUNGS[level - 1];
  return id ? `${level} (${id.replace('-', ' ')})` : String(level);
}

function verb(signal: GoldenSignal): string {
  return signal === 'errors' ? 'are' : 'is';
}

function decapitalised(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
