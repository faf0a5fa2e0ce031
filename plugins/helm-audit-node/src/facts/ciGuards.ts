import { JsonMap, stringAt, valueAt } from '../json';
import {
  permissionsOf,
  Workflow,
  WorkflowJob,
  writtenScopes,
} from './workflows';

/** Conditions on who has caused the event, or whose code it is. */
const GUARDS = [
  /author_association\s*==\s*['"](OWNER|MEMBER|COLLABORATOR)['"]/,
  /\b(OWNER|MEMBER|COLLABORATOR)\b.*author_association/,
  /author_association\s*!=\s*['"]NONE['"]/,
  /\b(actor|triggering_actor|login)\s*==\s*['"](?![^'"]*\[bot\])/,
  /head\.repo\.(full_name|owner\.login)\s*==\s*['"\w]/,
  /==\s*github\.event\.pull_request\.head\.repo\./,
  /head\.repo\.fork\s*==\s*false|!\s*github\.event\.pull_request\.head\.repo\.fork/,
  /workflow_run\.event\s*==\s*'(push|schedule|release|workflow_dispatch)'/,
  /workflow_run\.head_repository\.(full_name|owner\.login)\s*==/,
  /github\.event_name\s*==\s*'(push|pull_request|schedule|release|workflow_dispatch)'/,
];

/** A guard that begins with a negation. */
const NO_FORK = /^!\s*github\.event\.pull_request\.head\.repo\.fork$/;

/** A label that only maintainers set. */
const LABELLED = /^contains\(.*\blabels?\b|\blabel\.name\s*==/;

/** Characters of a condition; GitHub takes no longer ones. */
const LONGEST_CONDITION = 21_000;

/** Asks the forge what somebody may do. */
const ASKS_PERMISSION =
  /user-permission|actor-permission|team-member|getCollaboratorPermissionLevel|\/collaborators\/\S+\/permission|checkMembershipForUser/i;

/**
 * Whether a condition of a job or step lets only some people's events through. A label stays
 * when more code comes, so that a comment, which anybody can write, must not count on it.
 */
export function isGuarded(part: JsonMap, event: string): boolean {
  const condition = String(part.if ?? '').replace(/\$\{\{|\}\}/g, '');
  return (
    condition.length <= LONGEST_CONDITION &&
    guards(condition, term => {
      if (term.startsWith('!')) return NO_FORK.test(term);
      const isLabelled = event !== 'issue_comment' && LABELLED.test(term);
      return isLabelled || GUARDS.some(guard => guard.test(term));
    })
  );
}

/** Whether every way to make a condition true goes by a term that guards. */
function guards(
  condition: string,
  isGuard: (term: string) => boolean,
  depth = 0,
): boolean {
  const text = condition.trim();
  if (depth > 50) return false;
  const ways = partsOf(text, '||');
  if (ways.length > 1) {
    return ways.every(way => guards(way, isGuard, depth + 1));
  }
  const terms = partsOf(text, '&&');
  if (terms.length > 1) {
    return terms.some(term => guards(term, isGuard, depth + 1));
  }
  const isInBrackets = text.startsWith('(') && text.endsWith(')');
  return isInBrackets
    ? guards(text.slice(1, -1), isGuard, depth + 1)
    : isGuard(text);
}

/** The parts between an operator, where it stands in no brackets and no text. */
function partsOf(text: string, operator: '||' | '&&'): string[] {
  const parts: string[] = [];
  let depth = 0;
  let isText = false;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (sign === "'") isText = !isText;
    if (isText) continue;
    if (sign === '(') depth++;
    if (sign === ')') depth--;
    if (depth === 0 && text.startsWith(operator, at)) {
      parts.push(text.slice(start, at));
      start = at + operator.length;
    }
  }
  return [...parts, text.slice(start)];
}

/** Whether somebody must agree to a job or to one that it needs, or its permission is asked. */
export function isJobGuarded(
  job: WorkflowJob,
  workflow: Workflow,
  event: string,
): boolean {
  const pending = [job];
  const seen = new Set<WorkflowJob>();
  for (let next = pending.pop(); next; next = pending.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    const { body, steps } = next;
    if (isGuarded(body, event) || valueAt(body, 'environment')) return true;
    if (steps.some(asksPermission)) return true;
    const needs = [valueAt(body, 'needs')].flat();
    pending.push(...workflow.jobs.filter(({ name }) => needs.includes(name)));
  }
  return false;
}

function asksPermission(step: JsonMap): boolean {
  const text = [
    stringAt(step, 'uses'),
    stringAt(step, 'run'),
    stringAt(step, 'with', 'script'),
  ];
  return ASKS_PERMISSION.test(text.join('\n'));
}

/** Whether a job can do no harm outside of its runner: it may write nothing and has no secret. */
export function isPowerless(
  { body }: WorkflowJob,
  workflow: Workflow,
): boolean {
  const permissions = permissionsOf(body) ?? permissionsOf(workflow.body);
  const mayWrite =
    permissions === undefined ||
    permissions === 'write-all' ||
    writtenScopes(permissions).length > 0;
  const hasSecret = /\bsecrets(\.(?!GITHUB_TOKEN\b)|\[)|"inherit"/;
  const scopes = JSON.stringify([body, workflow.body.env ?? '']);
  return !mayWrite && !hasSecret.test(scopes);
}
