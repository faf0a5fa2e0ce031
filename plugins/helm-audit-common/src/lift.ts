/** What holds a score down, whatever else is mended. */
export interface ScoreHold {
  /** The highest score while it does. */
  at: number;
  /** Ids of the rules whose critical findings do. */
  by: string[];
}

/** What mending a rule does to the overall score. */
export interface Lift {
  /** By how much the score rises; where it is held, once what holds it is mended. */
  lift: number;
  /** What holds the score though this rule passes; absent where nothing does. */
  held?: ScoreHold;
}

/** As many blockers as are named before they are counted. */
const MOST_NAMED = 2;

/** What a rule is worth, such as `+0.3`, and what has to be mended before it shows. */
export function describeLift({ lift, held }: Lift): string {
  if (lift <= 0) return 'no lift by itself';
  const rise = `+${lift.toFixed(1)}`;
  return held
    ? `${describeHold(held)}: ${rise} once ${
        held.by.length === 1 ? 'that is' : 'these are'
      } closed`
    : rise;
}

/**
 * What holds the whole list, so that it need not be said of each item: what is held is held by the
 * same rules, less the one that it is about. Absent where some of it would show at once.
 */
export function sharedHold(
  items: ReadonlyArray<Lift & { ruleId: string }>,
): ScoreHold | undefined {
  const holds = items.flatMap(({ held }) => held ?? []);
  if (holds.length < 2) return undefined;
  const [{ at }] = holds;
  const by = [...new Set(holds.flatMap(hold => hold.by))];
  const isShared = items.every(({ ruleId, lift, held }) => {
    if (lift <= 0) return true;
    const others = by.filter(id => id !== ruleId);
    return (
      (held?.at ?? at) === at &&
      (held?.by.length ?? 0) === others.length &&
      others.every(id => held?.by.includes(id))
    );
  });
  return isShared ? { at, by } : undefined;
}

/** What holds a list, and when what its items add shows. */
export function describeSharedHold(hold: ScoreHold): string {
  return `The score is ${describeHold(
    hold,
  )}: what each change adds shows once ${
    hold.by.length === 1 ? 'that is' : 'these are'
  } closed.`;
}

/** Such as `held at 4.9 by missing-slo`, the rules as code. */
export function describeHold({ at, by }: ScoreHold): string {
  const names =
    by.length > MOST_NAMED
      ? `${by.length} blockers`
      : by.map(id => `\`${id}\``).join(' and ');
  return `held at ${at.toFixed(1)} by ${names}`;
}
