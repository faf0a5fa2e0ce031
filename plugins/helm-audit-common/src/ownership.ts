/** The rungs of the ownership ladder, from the ground up. */
export const OWNERSHIP_RUNGS = [
  'named',
  'real',
  'reachable',
  'on-call',
  'enforced',
  'consistent',
  'operable',
] as const;

/** A rung of the ownership ladder. */
export type OwnershipRungId = (typeof OWNERSHIP_RUNGS)[number];

/**
 * What is known of a rung: `met` and `missing` were seen; `unknown` could not be; in
 * `contradicted` two places say different things, which is worse than nothing.
 */
export const RUNG_STATES = [
  'met',
  'missing',
  'unknown',
  'contradicted',
] as const;

/** What is known of a rung. */
export type RungState = (typeof RUNG_STATES)[number];

/** Something that speaks for or against an owner. */
export interface OwnershipEvidence {
  /** What it says, such as `@bank/payments reviews deploy/chart`. */
  text: string;
  /** Where that is written, such as `.github/CODEOWNERS:3`. */
  source: string;
}

/** What would bring a rung, for this very entity. */
export interface OwnershipFix {
  /** A few words in the imperative. */
  text: string;
  /** Lines to add, ready to copy, and the file that they belong in. */
  snippet?: { file: string; content: string };
}

/** One rung, what is known of it and how it is reached. */
export interface OwnershipRung {
  id: OwnershipRungId;
  /** What holds when it is met. */
  title: string;
  state: RungState;
  /** What is the case, in one sentence. */
  reason: string;
  evidence: OwnershipEvidence[];
  /** Absent when the rung is met. */
  fix?: OwnershipFix;
}

/** Two places that name different owners. */
export interface OwnershipContradiction {
  rung: OwnershipRungId;
  /** Both sides, what each says and where. */
  sides: [OwnershipEvidence, OwnershipEvidence];
}

/** Whom to ask when nobody is named. */
export interface SuggestedOwner {
  /** People only where no team can be found. */
  kind: 'team' | 'people';
  /** As it is written there, such as `payments`. */
  name: string;
  evidence: OwnershipEvidence[];
}

/** Who owns a service, how surely, and what is missing. */
export interface OwnershipReport {
  /** How many rungs are met in a row from the ground, 0 to 7. */
  level: number;
  /** Whether the next rung could not be seen, so that the level may be higher. */
  atLeast: boolean;
  /** The result in words for everybody. */
  sentence: string;
  /** References of the owners in the catalog, such as `group:default/payments`. */
  owners: string[];
  /** All seven, from the ground up. */
  rungs: OwnershipRung[];
  contradictions: OwnershipContradiction[];
  /** Absent when an owner is named, or nothing suggests one. */
  suggestedOwner?: SuggestedOwner;
}

/** Such as `3 of 7`; where later rungs are met too, that it is counted up to the first gap. */
export function describeRungs({
  level,
  atLeast,
  rungs,
}: Pick<OwnershipReport, 'level' | 'atLeast' | 'rungs'>): string {
  const height = `${atLeast ? 'at least ' : ''}${level} of ${rungs.length}`;
  const met = rungs.filter(({ state }) => state === 'met').length;
  return met > level ? `${height}, up to the first gap` : height;
}
