/** A number of a rule that a team may set. */
export interface NumberOption {
  type: 'number';
  /** What it is, with its unit. */
  description: string;
  default: number;
  /** Which way it asks more of a chart; charts themselves may go that way only. */
  stricter: 'higher' | 'lower';
  minimum: number;
  maximum: number;
  /** Whether fractions are fine. */
  fraction?: boolean;
}

/** A list of texts of a rule that a team may set. */
export interface TextsOption {
  type: 'texts';
  description: string;
  default: readonly string[];
  /**
   * Which way it asks more of a chart: by `fewer` texts, of which an empty list allows
   * everything, or by `more` of them.
   */
  stricter: 'fewer' | 'more';
}

/** A constant of a rule that a team may set. Plain data, so that it can be shown and hashed. */
export type RuleOption = NumberOption | TextsOption;

/** The options of a rule by name. */
export type RuleOptions = Record<string, RuleOption>;

/** What an option holds. */
export type OptionValue<O extends RuleOption = RuleOption> =
  O extends NumberOption ? number : readonly string[];

/** What the options of a rule hold. */
export type OptionValues<O extends RuleOptions = RuleOptions> = {
  readonly [K in keyof O]: OptionValue<O[K]>;
};

/** What is set, by rule and option; not yet known to fit. */
export type RuleSettings = Readonly<
  Record<string, Readonly<Record<string, unknown>>>
>;
