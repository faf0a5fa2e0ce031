/** One change to a file of the chart. Files are relative to the chart's folder. */
export type FixEdit =
  /** Sets a value in a YAML file, such as a key of values.yaml; makes what is missing. */
  | { type: 'set'; file: string; path: Array<string | number>; value: unknown }
  /** Removes a key or an item of a YAML file. */
  | { type: 'remove'; file: string; path: Array<string | number> }
  /**
   * Writes fields into a template before `line`, counted from 1, so many spaces deep. Edits
   * of the same place are merged, so that no key stands there twice. A key that is a template
   * action is written as such, with its `nindent` made to fit.
   */
  | {
      type: 'insert';
      file: string;
      line: number;
      indent: number;
      value: Record<string, unknown> | unknown[];
    }
  /**
   * Replaces `count` lines of a text file from `line` on, counted from 1; with a count of 0
   * the lines are put in before it.
   */
  | {
      type: 'replace-lines';
      file: string;
      line: number;
      count: number;
      lines: string[];
    }
  /** Adds a file. */
  | { type: 'create'; file: string; content: string };

/**
 * `verified`: applied to a copy together with the chart's other fixes, rendered in every
 * scenario that rendered before, and audited again; the finding was gone and nothing of
 * medium severity or above was new, but for what took the place of something worse.
 * `suggested`: that was not done, or did not come true.
 */
export type FixStatus = 'verified' | 'suggested';

/** A finding that a fix rests on. */
export interface FixPrerequisite {
  ruleId: string;
  /** What the finding says is wrong. */
  message: string;
  fingerprint: string;
}

/** A change that a machine can make so that a finding goes away. */
export interface Fix {
  /** What it does, in a few words in the imperative. */
  title: string;
  /** `safe` keeps what the service does; `review` holds a number or choice to be checked. */
  safety: 'safe' | 'review';
  status: FixStatus;
  /** Why it is only suggested. */
  reason?: string;
  /** Set where a trial has shown that the chart no longer renders with it. */
  breaksRender?: true;
  /** What no trial can tell, so that it has to be tested or decided before it goes live. */
  toTest?: string;
  /**
   * What is to be mended before, or else it renders but does not do its work. What the same
   * change mends is left out.
   */
  after?: FixPrerequisite[];
  /** How to see that it does its work once it is deployed, by the names that it brings. */
  verify?: string;
  /** Empty where they hold secrets; `helm-audit fix` makes them where the chart is. */
  edits: FixEdit[];
  /**
   * The edits as a unified diff with `a/` and `b/` paths from the chart's folder, as
   * `git apply` reads it. Absent where lines that it would show hold secrets.
   */
  diff?: string;
}
