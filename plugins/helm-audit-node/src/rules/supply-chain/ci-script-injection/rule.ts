import { readWorkflows, Workflow, WorkflowJob } from '../../../facts/workflows';
import { isMap, JsonMap, mapAt, stringAt } from '../../../json';
import { defineRule } from '../../defineRule';

const EXPRESSION = /\$\{\{([\s\S]*?)\}\}/g;

/** What strangers write: titles, texts, names of branches and of themselves. */
const FOREIGN =
  /github\.head_ref|github\.event\.(issue|pull_request|comment|review|discussion|pages|commits|head_commit|workflow_run|changes)\b[\w.*[\]'-]*\.(title|body|message|name|email|ref|label|head_branch|display_title|page_name|from)\b/;

/** What makes a truth value or data of a text. */
const HARMLESS = /[!=]=|\b(contains|startsWith|endsWith|toJSON|hashFiles)\(/i;

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
    const isForeign = (text: string) =>
      (FOREIGN.test(text) && !HARMLESS.test(text)) ||
      FOREIGN.test(variable(text, [step, body, workflow.body]));
    return scripts
      .flatMap(script => [...String(script ?? '').matchAll(EXPRESSION)])
      .map(([, expression]) => expression.trim())
      .filter(isForeign);
  });
  return [...new Set(found)];
}

/** What an expression such as `env.TITLE` stands for: the innermost `env` wins. */
function variable(expression: string, scopes: JsonMap[]): string {
  const name = /^env\.(\w+)$/.exec(expression)?.[1] ?? '';
  const scope = scopes.find(({ env }) => isMap(env) && name in env);
  return stringAt(scope, 'env', name) ?? '';
}
