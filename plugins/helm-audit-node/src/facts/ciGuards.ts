import { JsonMap, stringAt, valueAt } from '../json';
import {
  permissionsOf,
  Workflow,
  WorkflowJob,
  writtenScopes,
} from './workflows';

/** Conditions on who has caused the event, or whose code it is. */
const GUARDS = [
  /author_association/,
  /\b(actor|triggering_actor|login)\s*==\s*['"](?![^'"]*\[bot\])/,
  /head\.repo\.(full_name|owner\.login)\s*==\s*['"\w]/,
  /==\s*github\.event\.pull_request\.head\.repo\./,
  /head\.repo\.fork\s*==\s*false|!\s*github\.event\.pull_request\.head\.repo\.fork/,
  /workflow_run\.event\s*==\s*'(push|schedule|release|workflow_dispatch)'/,
  /workflow_run\.head_repository\.(full_name|owner\.login)\s*==/,
  /^[^|]*github\.event_name\s*==\s*'(push|pull_request|schedule|release|workflow_dispatch)'[^|]*$/,
];

/** A label that only maintainers set. */
const LABELLED = /(^|[^!\s])\s*contains\([^)]*\blabels?\b|\blabel\.name\s*==/;

/** Asks the forge what somebody may do. */
const ASKS_PERMISSION =
  /user-permission|actor-permission|team-member|getCollaboratorPermissionLevel|\/collaborators\/\S+\/permission|checkMembershipForUser/i;

/**
 * Whether a condition of a job or step lets only some people's events through. A label stays
 * when more code comes, so that a comment, which anybody can write, must not count on it.
 */
export function isGuarded(part: JsonMap, event: string): boolean {
  const condition = String(part.if ?? '');
  return (
    GUARDS.some(guard => guard.test(condition)) ||
    (event !== 'issue_comment' && LABELLED.test(condition))
  );
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
