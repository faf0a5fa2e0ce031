import { Walk } from '../../../facts/foreignPlace';
import { readActions, readWorkflows } from '../../../facts/workflows';
import { defineRule } from '../../defineRule';
import { foreignVariables } from './environmentFiles';
import { foreignTexts } from './foreignTexts';
import { OLD_COMMANDS, whoObeys } from './oldCommands';

export default defineRule({
  meta: {
    id: 'ci-script-injection',
    dimension: 'supply-chain',
    title: 'Scripts of the pipeline take foreign text as data',
    failureTitle: 'A script of the pipeline runs foreign text as code',
    severity: 'high',
    confidence: 'high',
    target: 'repository',
    requires: [],
    messages: {
      injection: {
        message:
          '{{where}} pastes {{texts}} into a script, so whoever writes it runs commands with the rights of the job.',
        remediation:
          'Pass it in `env`, and read it as a quoted variable of the shell.',
      },
      environment: {
        message:
          '{{where}} writes foreign text ({{variables}}) to the environment of later steps; a line break in it sets any variable, and with it what they run.',
        remediation:
          'Take line breaks out of it first, or hand it over as an output.',
      },
      oldCommands: {
        message:
          '{{file}} lets the output of {{whom}} set variables and the path, so foreign text that a step prints chooses what later steps run.',
        remediation:
          'Remove `{{variable}}`, and write to the files of `GITHUB_ENV` and `GITHUB_PATH`.',
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['security-standards'],
    risks: ['oss-supply-chain', 'change-management'],
    controls: ['OpenSSF Scorecard Dangerous-Workflow'],
    references: [
      'https://docs.github.com/en/actions/concepts/security/script-injections',
    ],
    since: '0.1.0',
  },
  appliesTo: repository => readWorkflows(repository).length > 0,
  check(repository, { report, undetermined }) {
    for (const workflow of readWorkflows(repository)) {
      const { file } = workflow;
      const obeying = whoObeys(workflow);
      if (obeying.length > 0) {
        const data = { file, whom: obeying.join(', '), variable: OLD_COMMANDS };
        report({ messageId: 'oldCommands', data, file, text: OLD_COMMANDS });
      }
    }
    const walk = new Walk();
    const all = [...readWorkflows(repository), ...readActions(repository)];
    for (const workflow of all) {
      const { file, jobs } = workflow;
      for (const job of jobs) {
        const place = { repository, workflow, job, depth: 0, walk };
        const where = job.name
          ? `Job ${job.name} of ${file}`
          : `Action ${file}`;
        const variables = foreignVariables(place);
        if (variables.length > 0) {
          const data = { where, variables: variables.join(', ') };
          report({ messageId: 'environment', data, file, text: 'GITHUB_' });
        }
        const texts = foreignTexts(place);
        if (texts.length === 0) continue;
        const data = { where, texts: texts.join(', ') };
        report({ messageId: 'injection', data, file, text: texts[0] });
      }
    }
    if (walk.isSpent) {
      undetermined(
        'The workflows hand values on in more ways than can be followed.',
      );
    }
  },
});
