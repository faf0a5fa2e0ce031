import { isJobGuarded, isPowerless } from '../../../facts/ciGuards';
import { PRIVILEGED } from '../../../facts/foreignFiles';
import { readWorkflows } from '../../../facts/workflows';
import { defineRule } from '../../defineRule';
import { startedBy } from './calledWorkflows';
import { labelsOnly, runsArtifact, runsHead } from './foreignCode';

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
      runsArtifact: {
        message:
          "{{file}} starts on workflow_run, fetches what the run before has left and runs it; a pull request chooses what that is, so a stranger's code gets the secrets of the repository.",
        remediation:
          'Read artifacts as data, in a folder of their own, and run only what your own branch holds.',
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
    const told = new Set<string>();
    const tell = (file: string, violation: Parameters<typeof report>[0]) => {
      const key = `${file} ${violation.messageId}`;
      if (!told.has(key)) report(violation);
      told.add(key);
    };
    const started = startedBy(PRIVILEGED, repository).filter(
      ({ workflow }) => !labelsOnly(workflow),
    );
    const serious = new Set<string>();
    for (const { workflow, event } of started) {
      const { file, jobs } = workflow;
      const at = { file, text: event };
      const open = jobs.filter(
        job =>
          !isJobGuarded(job, workflow, event) && !isPowerless(job, workflow),
      );
      const fetchesCode = open.some(job => runsHead(job, event));
      const fetchesFiles = open.some(job =>
        runsArtifact({ repository, workflow, job }),
      );
      if (fetchesCode) {
        const data = { file, event };
        serious.add(file);
        tell(file, { messageId: 'runsHead', data, ...at, severity: 'high' });
      }
      if (fetchesFiles) {
        const data = { file };
        serious.add(file);
        tell(file, {
          messageId: 'runsArtifact',
          data,
          ...at,
          severity: 'high',
        });
      }
    }
    for (const { workflow, event, isCalled } of started) {
      const { file } = workflow;
      if (isCalled || serious.has(file)) continue;
      const at = { file, text: event, data: { file } };
      if (event === 'pull_request_target') {
        tell(file, { messageId: 'pullRequest', ...at });
      } else if (event === 'workflow_run') {
        tell(file, { messageId: 'workflowRun', ...at, severity: 'low' });
      }
    }
  },
});
