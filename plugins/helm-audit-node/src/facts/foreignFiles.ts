import { JsonMap, stringAt } from '../json';
import type { Place } from './foreignPlace';
import { checksOutHead } from './foreignCheckout';
import { readWorkflows, Workflow } from './workflows';
import type { RepositoryFact } from '../stages/gather/types';

/** Events that strangers cause, and that run with the rights of the repository. */
export const PRIVILEGED = [
  'pull_request_target',
  'issue_comment',
  'workflow_run',
];

/** Events that only people with rights in the repository cause. */
const OWN = ['push', 'schedule', 'release', 'workflow_dispatch', 'create'];

/** Fetches what an earlier run has left. */
const FETCHES_ARTIFACT =
  /downloadArtifact\b|\bgh\s+run\s+download\b|artifacts_url|\/actions\/(runs\/[^\s/]+\/)?artifacts\b/;

/** A condition on whose run it was. */
const OWN_RUN =
  /workflow_run\.(event\s*==\s*'(push|schedule|release)'|head_repository\.\w+\s*==)/;

/**
 * Whether the steps before have brought files that a stranger may have written, into a job with
 * rights of its own: the code of a pull request, or the artifacts of a run that it caused.
 */
export function readsForeignFiles({
  repository,
  workflow,
  job,
  index,
}: Pick<Place, 'repository' | 'workflow' | 'job' | 'index'>): boolean {
  const isPrivileged = workflow.triggers.some(event =>
    PRIVILEGED.includes(event),
  );
  if (!isPrivileged || OWN_RUN.test(String(job.body.if ?? ''))) return false;
  const before = job.steps.slice(0, index + 1);
  return (
    before.slice(0, -1).some(checksOutHead) ||
    (before.some(fetchesArtifact) && mayBeForeignRun(workflow, repository))
  );
}

/** Whether a step fetches artifacts of another run. */
export function fetchesArtifact(step: JsonMap): boolean {
  const uses = stringAt(step, 'uses') ?? '';
  if (/download-artifact@/.test(uses)) {
    const isOfForge = uses.startsWith('actions/');
    return !isOfForge || stringAt(step, 'with', 'run-id') !== undefined;
  }
  const script =
    stringAt(step, 'run') ?? stringAt(step, 'with', 'script') ?? '';
  return FETCHES_ARTIFACT.test(script);
}

/** Whether the runs that start a workflow may be of pull requests, as far as that can be seen. */
function mayBeForeignRun(
  workflow: Workflow,
  repository: RepositoryFact,
): boolean {
  if (!workflow.triggers.includes('workflow_run')) return false;
  const on = JSON.stringify(workflow.body.on ?? workflow.body.true);
  const known = readWorkflows(repository).filter(
    ({ body: { name } }) =>
      typeof name === 'string' && on.includes(JSON.stringify(name)),
  );
  return (
    known.length === 0 ||
    known.some(({ triggers }) => triggers.some(event => !OWN.includes(event)))
  );
}
