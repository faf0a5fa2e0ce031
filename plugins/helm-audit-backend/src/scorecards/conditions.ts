import { z } from 'zod';

/** A comparison of a fact as Tech Insights gives it back. */
export interface EvaluatedComparison {
  fact: string;
  operator: string;
  value?: unknown;
  /** What the fact was; `null` for unknown. */
  factResult?: unknown;
  /** Absent where it was not looked at. */
  result?: boolean;
}

/** Any other condition, such as `not` or a shared one: nothing tells whether it holds. */
export interface OpaqueCondition {
  isOpaque: true;
}

/** A condition as Tech Insights gives it back. */
export type EvaluatedCondition =
  | EvaluatedComparison
  | OpaqueCondition
  | { all: EvaluatedCondition[] }
  | { any: EvaluatedCondition[] };

/**
 * Reads what the JSON rules engine tells of a rule that was run. A site's own checks may hold
 * what is not known here; that must not hide all others.
 */
export const conditionSchema: z.ZodType<
  EvaluatedCondition,
  z.ZodTypeDef,
  unknown
> = z.lazy(() =>
  z.union([
    z.object({ all: z.array(conditionSchema) }),
    z.object({ any: z.array(conditionSchema) }),
    z.object({
      fact: z.string(),
      operator: z.string(),
      value: z.unknown(),
      factResult: z.unknown(),
      result: z.boolean().optional(),
    }),
    z.object({}).transform(() => ({ isOpaque: true as const })),
  ]),
);

/** What a service lacks to pass a rule. */
export interface Shortfall {
  /** Set when the rule asks each tier for something else. */
  tier?: number;
  /** Alternatives, of each of which all is missing: one is enough. None where it can't be told. */
  missing: EvaluatedComparison[][];
}

/**
 * Finds what made a rule fail. Where a rule has a branch for each tier, only that of the
 * service's own tier counts.
 */
export function findShortfall(condition: EvaluatedCondition): Shortfall {
  if ('any' in condition) {
    const own = condition.any.find(branch => tierOf(branch) !== undefined);
    return own
      ? { tier: tierOf(own), missing: missingOf(own) }
      : { missing: missingOf(condition) };
  }
  return { tier: tierOf(condition), missing: missingOf(condition) };
}

/** The tier that a branch is for, if that is the tier of the service. */
function tierOf(condition: EvaluatedCondition): number | undefined {
  const parts = 'all' in condition ? condition.all : [];
  const comparison = parts.find(
    (part): part is EvaluatedComparison =>
      'fact' in part && part.fact === 'tier' && part.operator === 'equal',
  );
  return comparison?.result && typeof comparison.value === 'number'
    ? comparison.value
    : undefined;
}

/** Alternatives of what would have to change; none where it holds, or nothing tells. */
function missingOf(condition: EvaluatedCondition): EvaluatedComparison[][] {
  if ('any' in condition) {
    const branches = condition.any.map(missingOf);
    const holds = branches.some(branch => branch.length === 0);
    return holds ? [] : branches.flat();
  }
  if ('all' in condition) {
    const parts = condition.all.map(missingOf).filter(part => part.length > 0);
    if (parts.length === 0) return [];
    return parts.reduce((whole, part) =>
      whole.flatMap(left => part.map(right => [...left, ...right])),
    );
  }
  return 'fact' in condition && condition.result === false ? [[condition]] : [];
}
