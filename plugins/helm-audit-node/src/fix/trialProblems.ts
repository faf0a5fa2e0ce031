import { isAtLeast, Severity } from '@helm-audit/plugin-helm-audit-common';
import { Resource } from '../stages/gather/types';
import { Candidate, editsOf, planOf, subjectOf } from './candidates';
import { ScenarioTrial, TrialFinding } from './trials';

/** Why a group can't pass as it is. */
export interface Problem {
  reason: string;
  /** Helm's, where it could not render. */
  message: string;
  /** Reasons by the object that a new finding is about. */
  reasons: ReadonlyMap<string, string>;
}

/** How the reason of a fix begins that keeps the chart from rendering. */
export const NO_RENDER = 'The chart no longer renders with it';

const WEIGHTY: readonly Severity[] = ['critical', 'high', 'medium'];

/** Why a changed chart can't stay as it is: it does not render, or something is new. */
export function findProblem(
  before: ScenarioTrial[],
  after: ScenarioTrial[],
): Problem | undefined {
  const fresh: TrialFinding[] = [];
  for (const [index, old] of before.entries()) {
    const now = after[index];
    if (!old.ok) continue;
    if (!now.ok) {
      return {
        reason: `${NO_RENDER}: ${now.message}`,
        message: now.message,
        reasons: new Map(),
      };
    }
    fresh.push(...freshFindings(old, now));
  }
  if (fresh.length === 0) return undefined;
  const explain = ({ message }: TrialFinding) =>
    `It brings another finding: ${message}`;
  return {
    reason: explain(fresh[0]),
    message: '',
    reasons: new Map(fresh.map(each => [each.about, explain(each)])),
  };
}

type Rendered = Extract<ScenarioTrial, { ok: true }>;

/**
 * Findings that were not there, other than those of objects that get a new name each time, and
 * those that take the place of one that is more severe or says the same of more objects.
 */
function freshFindings(old: Rendered, now: Rendered): TrialFinding[] {
  const known = new Set(old.findings.map(({ fingerprint }) => fingerprint));
  const left = new Set(now.findings.map(({ fingerprint }) => fingerprint));
  const renamed = renamedObjects(old.resources, now.resources);
  const wasThere = ({ rule, about, severity, messageId }: TrialFinding) =>
    old.findings.some(
      other =>
        other.rule === rule &&
        (other.about === renamed.get(about) ||
          (other.about === about &&
            !left.has(other.fingerprint) &&
            (messageId === other.messageId
              ? isAtLeast(other.severity, severity)
              : !isAtLeast(severity, other.severity)))),
    );
  return now.findings.filter(
    finding =>
      WEIGHTY.includes(finding.severity) &&
      !known.has(finding.fingerprint) &&
      !wasThere(finding),
  );
}

/** Old names by new ones, as `Kind/name`, of objects at the same place of a template. */
function renamedObjects(
  old: Resource[],
  now: Resource[],
): ReadonlyMap<string, string> {
  const place = ({ source, document, kind }: Resource) =>
    `${source} ${document} ${kind}`;
  const before = new Map(old.map(each => [place(each), each.name]));
  return new Map(
    now.flatMap(each => {
      const name = before.get(place(each));
      return name === undefined || name === each.name
        ? []
        : [[`${each.kind}/${each.name}`, `${each.kind}/${name}`]];
    }),
  );
}

/** Whether Helm names a file or value that it changes, or a new finding its object. */
export function isToBlame(
  each: Candidate,
  { message, reasons }: Problem,
): boolean {
  return (
    reasons.has(subjectOf(each)) ||
    editsOf(each).some(
      edit =>
        message.includes(`/${edit.file}`) ||
        (edit.type === 'create' && addsOneOf(edit.content, reasons.keys())) ||
        (edit.type === 'set' && namesValue(message, edit.path)),
    )
  );
}

/** Whether a new template writes an object of a kind that something is found about. */
function addsOneOf(content: string, abouts: Iterable<string>): boolean {
  const [, kind] = /^kind: (\w+)$/m.exec(content) ?? [];
  return [...abouts].some(about => about.split('/')[0] === kind);
}

function namesValue(message: string, path: ReadonlyArray<string | number>) {
  const key = `.Values.${path.join('.')}`;
  const at = message.indexOf(key);
  return at >= 0 && !/^[\w-]/.test(message.slice(at + key.length));
}

/** Why what undoes a fix that has passed can't stay. */
export function undoing(passed: Candidate): Problem {
  const { title } = planOf(passed);
  return {
    reason: `It undoes another fix: ${title}.`,
    message: '',
    reasons: new Map(),
  };
}
