import { isForeign, pastesForeignText } from '../../../facts/foreignText';
import { pastedValues } from '../../../facts/workflowExpressions';
import { readWorkflows, Workflow, WorkflowJob } from '../../../facts/workflows';
import { isMap, JsonMap, mapAt, stringAt } from '../../../json';
import { defineRule } from '../../defineRule';
import { OLD_COMMANDS, whoObeys } from './oldCommands';

const EXPRESSION = /\$\{\{([\s\S]*?)\}\}/g;

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
          'Job {{job}} of {{file}} pastes {{texts}} into a script, so whoever writes it runs commands with the rights of the job.',
        remediation:
          'Pass it in `env`, and read it as a quoted variable of the shell.',
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
  check(repository, { report }) {
    for (const workflow of readWorkflows(repository)) {
      const { file, jobs } = workflow;
      const obeying = whoObeys(workflow);
      if (obeying.length > 0) {
        const data = { file, whom: obeying.join(', '), variable: OLD_COMMANDS };
        report({ messageId: 'oldCommands', data, file, text: OLD_COMMANDS });
      }
      for (const job of jobs) {
        const texts = foreignTexts(job, workflow);
        if (texts.length === 0) continue;
        report({
          messageId: 'injection',
          data: { job: job.name, file, texts: texts.join(', ') },
          file,
          text: texts[0],
        });
      }
    }
  },
});

/** Inputs by which actions take scripts. */
const SCRIPT = /^(script|inline-?script|run|cmd|command|commands)$/i;

/** Takes a script in a language of which JSON is a part. */
const JAVASCRIPT = /^actions\/github-script@/;

/** The expressions in a job's scripts that stand for what strangers write. */
function foreignTexts(
  { steps, body }: WorkflowJob,
  workflow: Workflow,
): string[] {
  const found = steps.flatMap(step => {
    const inputs = Object.entries(mapAt(step, 'with'));
    const scripts = [
      step.run,
      ...inputs.filter(([key]) => SCRIPT.test(key)).map(([, text]) => text),
    ];
    const readsJson = JAVASCRIPT.test(stringAt(step, 'uses') ?? '');
    const scopes = [step, body, workflow.body];
    return scripts
      .flatMap(script => expressionsIn(String(script ?? '')))
      .filter(expression =>
        pastedValues(expression).some(
          value =>
            !(readsJson && value.asJson) &&
            (isForeign(value) || holdsForeignText(value.path, scopes)),
        ),
      );
  });
  return [...new Set(found)];
}

function expressionsIn(text: string): string[] {
  return [...text.matchAll(EXPRESSION)].map(([, inner]) => inner.trim());
}

/** Whether a variable such as `env.TITLE` was given foreign text; the innermost `env` wins. */
function holdsForeignText(path: string[], scopes: JsonMap[]): boolean {
  const [context, name] = path;
  if (context !== 'env' || path.length !== 2) return false;
  const given = scopes
    .map(({ env }) => (isMap(env) ? Object.entries(env) : []))
    .map(entries => entries.find(([key]) => key.toLowerCase() === name))
    .find(Boolean);
  return expressionsIn(String(given?.[1] ?? '')).some(pastesForeignText);
}
