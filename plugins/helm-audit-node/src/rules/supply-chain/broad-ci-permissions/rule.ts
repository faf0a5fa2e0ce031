import {
  permissionsOf,
  readWorkflows,
  Workflow,
  writtenScopes,
} from '../../../facts/workflows';
import { listWords } from '../../../facts/listWords';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'broad-ci-permissions',
    dimension: 'supply-chain',
    title: 'Jobs of the pipeline may do only what they need to',
    failureTitle: 'Jobs of the pipeline may do more than they need to',
    severity: 'medium',
    confidence: 'high',
    target: 'repository',
    requires: [],
    messages: {
      writeAll: {
        message:
          '{{file}} gives {{whom}} the right to write everything in the repository, so one bad step or action can change code and releases.',
        remediation:
          'Replace `write-all` by the scopes that are needed, in the job that needs them.',
      },
      shared: {
        message:
          '{{file}} gives all its jobs the right to write {{scopes}}, so the steps that need it not can use it too.',
        remediation:
          'Set `permissions: {}` at the top, and the scopes in the job that needs them.',
      },
      unset: {
        message:
          '{{file}} does not say what {{whom}} may do, so the default of the organisation holds, which may be to write everything.',
        remediation: 'Add `permissions: { contents: read }` at the top.',
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['security-standards'],
    risks: ['oss-supply-chain', 'change-management'],
    controls: ['OpenSSF Scorecard Token-Permissions'],
    references: [
      'https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#permissions',
    ],
    since: '0.1.0',
  },
  appliesTo: repository => readWorkflows(repository).length > 0,
  check(repository, { report }) {
    for (const workflow of readWorkflows(repository)) {
      const { file, body, jobs } = workflow;
      const all = permissionsOf(body);
      const everything = [
        ...(all === 'write-all' ? ['all jobs'] : []),
        ...jobs
          .filter(job => permissionsOf(job.body) === 'write-all')
          .map(({ name }) => `job ${name}`),
      ];
      if (everything.length > 0) {
        const data = { file, whom: everything.join(', ') };
        report({ messageId: 'writeAll', data, file, text: 'write-all' });
      }
      const scopes = writtenScopes(all);
      if (scopes.length > 0 && jobs.length > 1 && isInherited(workflow)) {
        const data = { file, scopes: scopes.join(', ') };
        report({ messageId: 'shared', data, file, text: 'permissions:' });
      }
      const silent = all === undefined ? unsetJobs(workflow) : [];
      if (silent.length > 0) {
        const noun = silent.length === 1 ? 'job' : 'jobs';
        const whom = `${noun} ${listWords(silent)}`;
        const data = { file, whom };
        report({ messageId: 'unset', data, file, severity: 'low' });
      }
    }
  },
});

/** Whether a job takes over the permissions of its workflow. */
function isInherited({ jobs }: Workflow): boolean {
  return jobs.some(({ body }) => permissionsOf(body) === undefined);
}

/** A workflow that others only call runs with what they may do, but passes it on itself. */
function unsetJobs({ triggers, jobs }: Workflow): string[] {
  const isCalled = triggers.length === 1 && triggers[0] === 'workflow_call';
  return jobs
    .filter(({ body }) => permissionsOf(body) === undefined)
    .filter(({ body }) => !isCalled || typeof body.uses === 'string')
    .map(({ name }) => name);
}
