/** A rule that a service fails, by the rule's key. */
export interface PackedGap {
  /** Key in `org_rules`, below 2^19. */
  ruleKey: number;
  /** 0 is critical, 3 is low. */
  severity: number;
  /** In hundredths of a point, 1,000 at most. */
  lift: number;
  /** Whether the score only rises once something else is mended too. */
  isHeld: boolean;
}

const BYTES = 4;
/** What one step of severity, and of the rule's key, is worth in the number that is written. */
const SEVERITY = 2 ** 10;
const RULE = 2 ** 12;
const HELD = 2 ** 31;
const MAX_LIFT = SEVERITY - 1;

/**
 * Writes gaps in four bytes each: a bit for what is held, 19 for the rule, 2 for severity, 10 for
 * lift.
 */
export function packGaps(gaps: PackedGap[]): Buffer {
  const packed = Buffer.alloc(gaps.length * BYTES);
  gaps.forEach(({ ruleKey, severity, lift, isHeld }, index) => {
    const gain = Math.min(Math.max(lift, 0), MAX_LIFT);
    const held = isHeld ? HELD : 0;
    const value = held + ruleKey * RULE + severity * SEVERITY + gain;
    packed.writeUInt32LE(value, index * BYTES);
  });
  return packed;
}

/** Reads what {@link packGaps} wrote, one after the other. */
export function forEachGap(
  packed: Buffer,
  visit: (
    ruleKey: number,
    severity: number,
    lift: number,
    isHeld: boolean,
  ) => void,
): void {
  for (let at = 0; at < packed.length; at += BYTES) {
    const value = packed.readUInt32LE(at);
    const isHeld = value >= HELD;
    const rest = value % RULE;
    visit(
      (value - rest - (isHeld ? HELD : 0)) / RULE,
      Math.floor(rest / SEVERITY),
      rest % SEVERITY,
      isHeld,
    );
  }
}
