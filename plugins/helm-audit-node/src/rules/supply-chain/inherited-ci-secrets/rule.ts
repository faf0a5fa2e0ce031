import { readWorkflows } from '../../../facts/workflows';
import { JsonMap, stringAt } from '../../../json';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'inherited-ci-secrets',
    dimension: 'supply-chain',
    title: 'Jobs pass on the secrets that are needed',
    failureTitle: 'A job passes on all secrets',
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
      all: {
        message:
          'Job {{job}} of {{file}} turns all secrets of the repository into one text, past the masking of each.',
        remediation: 'Name the secrets that are needed.',
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
      jobs.some(
        ({ body }) => stringAt(body, 'uses') !== undefined || passesAll(body),
      ),
    ),
  check(repository, { report }) {
    for (const { file, jobs } of readWorkflows(repository)) {
      for (const { name, body } of jobs) {
        if (passesAll(body)) {
          const text = 'secrets)';
          report({ messageId: 'all', data: { job: name, file }, file, text });
        }
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

/** Whether an expression of the job stands for all secrets at once. */
function passesAll(job: JsonMap): boolean {
  return /\btoJSON\(\s*secrets\s*\)/i.test(JSON.stringify(job));
}
