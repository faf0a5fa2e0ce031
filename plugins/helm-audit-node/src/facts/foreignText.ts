import { PastedValue, pastedValues } from './workflowExpressions';

/** Objects of an event that hold texts of whoever caused it. */
const FOREIGN = new Set([
  'issue',
  'pull_request',
  'comment',
  'review',
  'review_comment',
  'discussion',
  'pages',
  'commits',
  'head_commit',
  'workflow_run',
  'merge_group',
  'changes',
]);

/** Those that are lists. */
const LISTS = new Set(['pages', 'commits']);

/** Texts that people write: titles, messages, names of branches and of themselves. */
const TEXT = new Set([
  'title',
  'body',
  'message',
  'name',
  'email',
  'ref',
  'label',
  'head_branch',
  'head_ref',
  'display_title',
  'default_branch',
  'description',
  'homepage',
  'page_name',
  'from',
]);

/** Parts that only people with rights in the repository set: what is merged into, labels, plans. */
const OWN = new Set(['base', 'labels', 'milestone', 'repository', 'workflow']);

const REPOSITORY = new Set(['repo', 'head_repository']);

/** Whether an expression of a workflow can put text of strangers in its place. */
export function pastesForeignText(expression: string): boolean {
  return pastedValues(expression).some(isForeign);
}

/** Whether strangers write a value: titles, texts, names of branches and of themselves. */
export function isForeign({ path, asJson }: PastedValue): boolean {
  const [context, event, object, ...rest] = path;
  if (context !== 'github') return false;
  if (event === 'head_ref') return path.length === 2;
  // An object as a whole is only `Object`, unless it is turned into JSON.
  if (path.length < 3)
    return asJson && (event === undefined || event === 'event');
  if (event !== 'event' || !(FOREIGN.has(object) || object === '*'))
    return false;
  if (rest.length === 0 || (asJson && rest[0] === 'head')) return asJson;
  const isElement = rest[0] === '#' || rest[0] === '*';
  if (LISTS.has(object) ? !isElement : rest[0] === '#') return false;
  if (rest.some(part => OWN.has(part))) return false;
  if (object === 'workflow_run' && rest.length === 1 && rest[0] === 'name')
    return false;
  const last = rest[rest.length - 1];
  // Names of repositories hold nothing that a shell would run.
  return TEXT.has(last) && !(last === 'name' && REPOSITORY.has(rest.at(-2)!));
}
