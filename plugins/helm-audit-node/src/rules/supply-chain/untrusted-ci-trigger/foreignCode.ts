import { isGuarded } from '../../../facts/ciGuards';
import {
  checkoutFolder,
  checksOutHead,
  runsFolder,
} from '../../../facts/foreignCheckout';
import {
  fetchesArtifact,
  readsForeignFiles,
} from '../../../facts/foreignFiles';
import type { Place } from '../../../facts/foreignPlace';
import type { Workflow, WorkflowJob } from '../../../facts/workflows';
import { JsonMap, stringAt } from '../../../json';

const UPLOAD = /^actions\/upload-artifact@/;
const DOWNLOAD = /^actions\/download-artifact@/;

/** Sets labels from a file of the default branch and runs nothing of the pull request. */
const LABELER = /^actions\/labeler@/;

type JobPlace = Pick<Place, 'repository' | 'workflow' | 'job'>;

/** Whether a job fetches the code of a pull request, and runs something of it afterwards. */
export function runsHead({ steps }: WorkflowJob, event: string): boolean {
  const running = steps.flatMap((step, at) =>
    runsFolder(step) ? [{ step, at }] : [],
  );
  return steps.some((step, index) => {
    if (!checksOutHead(step) || isGuarded(step, event)) return false;
    const folder = checkoutFolder(step);
    return running.some(
      next => next.at >= index && (!folder || runsFolder(next.step, folder)),
    );
  });
}

/**
 * Whether a job fetches what the run of a stranger has left, or a job beside it that had
 * foreign code, and runs something of it.
 */
export function runsArtifact(place: JobPlace): boolean {
  const { steps } = place.job;
  const isLeftBeside = place.workflow.jobs.some(
    job => job.name !== place.job.name && leavesForeignFiles(job),
  );
  return steps.some(
    (step, index) =>
      !isGuarded(step, 'workflow_run') &&
      ((fetchesArtifact(step) && readsForeignFiles({ ...place, index })) ||
        (isLeftBeside && usesAction(step, DOWNLOAD))) &&
      steps
        .slice(index + 1)
        .some(next => runsFolder(next, checkoutFolder(step))),
  );
}

function leavesForeignFiles({ steps }: WorkflowJob): boolean {
  return (
    steps.some(checksOutHead) && steps.some(step => usesAction(step, UPLOAD))
  );
}

function usesAction(step: JsonMap, action: RegExp): boolean {
  return action.test(stringAt(step, 'uses') ?? '');
}

/** Whether a workflow does nothing but set labels. */
export function labelsOnly({ jobs }: Workflow): boolean {
  const steps = jobs.flatMap(job => job.steps);
  return (
    steps.length > 0 &&
    steps.every(step => LABELER.test(stringAt(step, 'uses') ?? ''))
  );
}
