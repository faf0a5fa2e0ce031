import { readWorkflows } from '../../../facts/workflows';
import { stringAt } from '../../../json';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'inherited-ci-secrets',
    dimension: 'supply-chain',
    title: 'Called workflows get the secrets that they need',
    failureTitle: 'A called workflow gets all secrets',
    severity: 'medium',
    confidence: 'high',
    target: 'repository',
    requires: [],
    messages: {
      inherit: {
        message:
          'Job {{job}} of {{file}} passes all secrets of the repository to {{workflow}}.',
        remediation: 'Name the secrets that it needs under `secrets`.',
      },
    },
    effort: 'S',
    phase: 2,
    compliance: ['security-standards'],
    risks: ['oss-supply-chain'],
    controls: [],
    references: [
      'https://docs.github.com/en/actions/how-tos/reuse-automations/reuse-workflows#passing-inputs-and-secrets-to-a-reusable-workflow',
    ],
    since: '0.1.0',
  },
  appliesTo: repository =>
    readWorkflows(repository).some(({ jobs }) =>
      jobs.some(({ body }) => stringAt(body, 'uses') !== undefined),
    ),
  check(repository, { report }) {
    for (const { file, jobs } of readWorkflows(repository)) {
      for (const { name, body } of jobs) {
        const workflow = stringAt(body, 'uses');
        if (workflow === undefined || body.secrets !== 'inherit') continue;
        const isOwn = workflow.startsWith('./');
        report({
          messageId: 'inherit',
          data: { job: name, file, workflow },
          file,
          text: workflow,
          ...(isOwn && { severity: 'low' as const }),
        });
      }
    }
  },
});
