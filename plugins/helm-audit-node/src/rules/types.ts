import {
  DimensionId,
  Severity,
  ComplianceItemId,
  RiskItemId,
} from '@helm-audit/plugin-helm-audit-common';
import type { FactMap, FactName } from '../facts';
import type { WaiverUse } from '../facts/waivers';
import type { Container, Workload } from '../facts/workloads';
import { JsonMap, Path } from '../json';
import type {
  ChartFact,
  EntityFact,
  RepositoryFact,
  Resource,
  TemplateFact,
  ValuesFact,
} from '../stages/gather/types';
import type { OptionValues, RuleOptions } from './options';

/** What a rule of each target visits, one after the other. */
export interface Subjects {
  repository: RepositoryFact;
  chart: ChartFact;
  template: TemplateFact;
  values: ValuesFact;
  resource: Resource;
  workload: Workload;
  container: ContainerSubject;
  entity: EntityFact;
  /** Judged after all other rules, once it is known what each waiver was good for. */
  waiver: WaiverUse;
}

/** A container with the workload that it belongs to. */
export type ContainerSubject = Container & { workload: Workload };

/** What a rule visits. */
export type Target = keyof Subjects;

/** A message and what to do about it; `{{name}}` stands for the finding's data. */
export interface RuleMessage {
  message: string;
  /** A few words in the imperative, such as "Set `{{key}}` to at least 2". */
  remediation: string;
}

/** What is known of a rule before it runs. */
export interface RuleMeta<
  T extends Target = Target,
  R extends FactName = FactName,
  M extends string = string,
  O extends RuleOptions = RuleOptions,
> {
  /** Kebab-case noun that names the defect, such as `mutable-image-tag`. Never reused. */
  id: string;
  dimension: DimensionId;
  /** What holds when the rule passes, such as "Images are pinned". */
  title: string;
  /** What is the case when it fails, such as "An image can change under its tag". */
  failureTitle: string;
  severity: Severity;
  /** How sure a finding is a defect. */
  confidence: 'high' | 'medium' | 'low';
  target: T;
  /** Facts beyond the subject's own; where one isn't known the rule isn't run. */
  requires: readonly R[];
  messages: Record<M, RuleMessage>;
  /** What of the rule a team may set; the profile does, and charts within it. */
  options?: O;
  /** `S` within an hour, `M` within a day, `L` longer. */
  effort: 'S' | 'M' | 'L';
  /**
   * 1 keep failures from reaching users, 2 watch it and change it safely, 3 prove what it
   * survives.
   */
  phase: 1 | 2 | 3;
  compliance: readonly ComplianceItemId[];
  risks: readonly RiskItemId[];
  /** Controls of public frameworks, such as `CIS 5.2.2` or `PSS baseline`. */
  controls: readonly string[];
  references: readonly string[];
  /**
   * Rules that find the same in the end. Where one of them could decide, this one is shown, and
   * weighs nothing, so that a defect is not counted twice.
   */
  countedBy?: readonly string[];
  /** Version that brought the rule. */
  since: string;
  /**
   * Kinds of objects whose presence may make a finding go away. What the chart can switch on
   * of them is tried, and a finding that it mends counts less.
   */
  metBy?: readonly string[];
}

/**
 * What mends a violation, in terms of the rendered objects. The engine turns it into edits of
 * the values or templates that the field comes from.
 */
export type RuleFix = {
  /** What it does, in a few words in the imperative, such as "Drop all capabilities". */
  title: string;
  /** `safe` keeps what the service does; `review` holds a number or choice to be checked. */
  safety: 'safe' | 'review';
  /** What no trial can tell and people have to test or decide, in a sentence or two. */
  toTest?: string;
  /** How to see that it does its work once it is deployed, by the names that it brings. */
  verify?: string;
  /** Why it stays a suggestion even where its trial goes well, as a sentence. */
  doubt?: string;
  /** What must be done with it, or else the finding makes way for another one. */
  also?: readonly RuleFix[];
  /** What to do where this does not work. */
  orElse?: RuleFix;
  /** Object whose fields change where that is not the violation's; paths start at its root. */
  resource?: Resource;
} & (
  | {
      /** Value that the field gets, `undefined` to remove it. */
      set: unknown;
      /** As the violation's path, which it is when absent. */
      path?: Path;
    }
  | {
      /** Several fields of the same object at once. */
      fields: ReadonlyArray<{ path: Path; set: unknown }>;
    }
  | {
      /** An object that the chart lacks; the engine names and labels it as the chart does. */
      addResource: JsonMap & { apiVersion: string; kind: string };
      /** Workload that it is for, whose pods its selectors are to match. */
      workload?: Workload;
      /** Fields of it that are written as one of the workload's is, so that values go on to rule. */
      copies?: ReadonlyArray<{ from: Path; to: Path }>;
      /** What its name has beside that of the workload, such as `-dashboard`. */
      nameSuffix?: string;
      /** Whether the cluster may lack its kind, so that it is rendered only where it is served. */
      isOptional?: boolean;
    }
  | {
      /** A file of the chart that is missing. */
      addFile: { file: string; content: string };
    }
);

/** One violation, as a rule reports it. */
export interface Violation<M extends string = string> {
  messageId: M;
  /** Fills the placeholders of the message. */
  data?: Record<string, string | number>;
  /**
   * Leads to the offending field: from the container for containers, from the resource's
   * root for workloads and resources, within Chart.yaml or values.yaml for those. A field
   * that is missing is named all the same.
   */
  path?: Path;
  /** A file in the chart or repository where the path does not tell. */
  file?: string;
  /** Text in that file on the line that matters. */
  text?: string;
  /** The line that matters, counted from 1, where neither path nor text tells. */
  line?: number;
  /**
   * Resource that the violation lies in, when it isn't the subject itself; the path then
   * starts at its root, also for a container's own resource.
   */
  resource?: Resource;
  /** Severity of this violation when it differs from the rule's. */
  severity?: Severity;
  /** Effort of mending this one where that is more than the rule's. */
  effort?: RuleMeta['effort'];
  /** Absent where no machine can mend it. */
  fix?: RuleFix;
}

/** What a rule may ask and do while it looks at one subject. */
export interface RuleContext<
  R extends FactName = FactName,
  M extends string = string,
  O extends RuleOptions = RuleOptions,
> {
  /** The facts that the rule requires; deeply frozen. */
  facts: Pick<FactMap, R>;
  /** What the options of the rule hold in this audit. */
  options: OptionValues<O>;
  report(violation: Violation<M>): void;
  /** Says that this subject could not be judged, and why. */
  undetermined(reason: string): void;
}

/** A rule: decides about one subject at a time and holds no loop over subjects. */
export interface Rule<
  T extends Target = Target,
  R extends FactName = FactName,
  M extends string = string,
  O extends RuleOptions = RuleOptions,
> {
  meta: RuleMeta<T, R, M, O>;
  /** Whether the rule has something to say about the subject. */
  appliesTo?(
    subject: Subjects[T],
    context: { facts: Pick<FactMap, R>; options: OptionValues<O> },
  ): boolean;
  check(subject: Subjects[T], context: RuleContext<R, M, O>): void;
}

/** A rule of any target, as the engine holds it. */
export type AnyRule = {
  meta: RuleMeta;
  appliesTo?(
    subject: unknown,
    context: { facts: FactMap; options: OptionValues },
  ): boolean;
  check(subject: unknown, context: RuleContext): void;
};
