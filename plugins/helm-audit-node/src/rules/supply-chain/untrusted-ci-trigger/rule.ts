import {
  checksOutHead,
  readWorkflows,
  runsFolder,
  Workflow,
} from '../../../facts/workflows';
import { stringAt } from '../../../json';
import { defineRule } from '../../defineRule';

/** Sets labels from a file of the default branch and runs nothing of the pull request. */
const LABELER = /^actions\/labeler@/;

/** Events that strangers cause, and that run with the rights of the repository. */
const EVENTS = ['pull_request_target', 'workflow_run', 'issue_comment'];

/** A condition on who may start the job. */
const GUARD = /\blabels?\b|author_association|\b(actor|login)\s*==/;

export default defineRule({
  meta: {
    id: 'untrusted-ci-trigger',
    dimension: 'supply-chain',
    title: 'Foreign changes do not start privileged jobs',
    failureTitle: 'A foreign change starts a job with rights of its own',
    severity: 'medium',
    confidence: 'medium',
    target: 'repository',
    requires: [],
    messages: {
      runsHead: {
        message:
          "{{file}} starts on {{event}}, fetches the code of the pull request and runs it, so a stranger's code gets the secrets of the repository.",
        remediation:
          'Start it on `pull_request`, and leave what needs secrets to a second workflow that runs no code of the change.',
      },
      pullRequest: {
        message:
          '{{file}} starts on pull_request_target, so the pull request of a stranger may start it, with the rights and secrets of the repository.',
        remediation:
          'Start it on `pull_request`, unless it runs nothing that the change brings.',
      },
      workflowRun: {
        message:
          '{{file}} starts on workflow_run, so a run that a stranger caused may start it, with the rights and secrets of the repository.',
        remediation:
          'Check in the workflow that the run before was of a branch of your own.',
      },
    },
    effort: 'M',
    phase: 1,
    compliance: ['security-standards'],
    risks: ['oss-supply-chain', 'change-management'],
    controls: ['OpenSSF Scorecard Dangerous-Workflow'],
    references: [
      'https://docs.github.com/en/actions/reference/security/secure-use#mitigating-the-risks-of-untrusted-code-checkout',
    ],
    since: '0.1.0',
  },
  appliesTo: repository => readWorkflows(repository).length > 0,
  check(repository, { report }) {
    for (const workflow of readWorkflows(repository)) {
      const { file, triggers } = workflow;
      const event = EVENTS.find(name => triggers.includes(name));
      if (!event || labelsOnly(workflow)) continue;
      const at = { file, text: event };
      if (runsForeignCode(workflow)) {
        const data = { file, event };
        report({ messageId: 'runsHead', data, ...at, severity: 'high' });
      } else if (event === 'pull_request_target') {
        report({ messageId: 'pullRequest', data: { file }, ...at });
      } else if (event === 'workflow_run') {
        const data = { file };
        report({ messageId: 'workflowRun', data, ...at, severity: 'low' });
      }
    }
  },
});

function labelsOnly({ jobs }: Workflow): boolean {
  const steps = jobs.flatMap(job => job.steps);
  return (
    steps.length > 0 &&
    steps.every(step => LABELER.test(stringAt(step, 'uses') ?? ''))
  );
}

/**
 * Whether a job fetches the code of a pull request and runs something of it afterwards, other
 * than for people whom a condition names, or by a label that a maintainer sets.
 */
function runsForeignCode({ jobs }: Workflow): boolean {
  return jobs.some(({ body, steps }) => {
    if (GUARD.test(String(body.if ?? ''))) return false;
    const fetched = steps.findIndex(checksOutHead);
    return fetched >= 0 && steps.slice(fetched).some(runsFolder);
  });
}
