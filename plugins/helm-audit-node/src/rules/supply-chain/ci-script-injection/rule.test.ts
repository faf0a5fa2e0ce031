import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const CI = '.github/workflows/ci.yaml';
const run = (line: string) => ({
  repository: { [CI]: `jobs:\n  a:\n    steps:\n      - ${line}\n` },
});
const expression = (text: string) => ['$', '{{ ', text, ' }}'].join('');

const user = (id: string) => `{ id: ${id}, uses: ./.github/actions/a }`;

/** Steps of an action, all of which are the action itself. */
const SELVES = ['a', 'b', 'c', 'd', 'e'];

ruleTester.run(rule, {
  pass: [
    { name: 'a shell variable', ...run('run: echo "$TITLE"') },
    {
      name: 'commands in what is printed, refused by name',
      ...run("{ run: ./a, env: { ACTIONS_ALLOW_UNSECURE_COMMANDS: 'false' } }"),
    },
    {
      name: 'what nobody writes',
      ...run(`run: echo ${expression('github.event.pull_request.number')}`),
    },
    {
      name: 'a truth value',
      ...run(
        `run: echo ${expression(
          "contains(github.event.pull_request.title, 'x')",
        )}`,
      ),
    },
    {
      name: 'a variable that is an output, and others in the environment',
      ...run(
        `{ env: { TITLE: '${expression(
          'github.event.issue.title',
        )}', N: '1' }, run: 'echo "t=$TITLE" >> "$GITHUB_OUTPUT"; \n\n echo "N=$N" >> $GITHUB_ENV' }`,
      ),
    },
    {
      name: 'a text of one line in the environment of later steps',
      ...run(
        `{ env: { B: '${expression(
          'github.head_ref',
        )}' }, run: 'echo "B=$B" >> "$GITHUB_ENV"' }`,
      ),
    },
    {
      name: 'a text in the environment whose line breaks are taken out',
      ...run(
        `{ env: { T: '${expression(
          'github.event.issue.body',
        )}' }, run: 'echo "T=$(echo "$T" | tr -d "\\n")" >> "$GITHUB_ENV"' }`,
      ),
    },
    {
      name: 'JSON in a script that reads JSON',
      ...run(
        `{ uses: actions/github-script@v7, with: { script: 'say(${expression(
          'toJSON(github.event.issue.title)',
        )})' } }`,
      ),
    },
    {
      name: 'a variable that says only whether a title fits',
      repository: {
        [CI]: `env: { FITS: "${expression(
          "startsWith(github.event.issue.title, 'a')",
        )}" }\njobs:\n  a:\n    steps:\n      - run: echo ${expression(
          'env.FITS',
        )}\n`,
      },
    },
    {
      name: 'in the environment',
      ...run(`env: { TITLE: '${expression('github.event.issue.title')}' }`),
    },
  ],
  notApplicable: [
    { name: 'no workflows', repository: { Jenkinsfile: 'node {}' } },
  ],
  unknown: [
    { name: 'no repository around the chart', chart: {} },
    {
      name: 'an action that uses itself in more ways than can be followed',
      repository: {
        [CI]: `on: push\njobs: { a: { steps: [${user(
          'x',
        )}, { run: 'echo ${expression('steps.x.outputs.v')}' }] } }`,
        '.github/actions/a/action.yml': JSON.stringify({
          outputs: {
            v: {
              value: SELVES.map(id => expression(`steps.${id}.outputs.v`)).join(
                '',
              ),
            },
          },
          runs: {
            steps: SELVES.map(id => ({ id, uses: './.github/actions/a' })),
          },
        }),
      },
    },
  ],
  fail: [
    {
      name: 'commands in what a step prints',
      ...run(
        '{ run: ./a, env: { ACTIONS_ALLOW_UNSECURE_COMMANDS: true } } # finding: oldCommands',
      ),
      severity: 'high',
    },
    {
      name: 'commands in what any job prints',
      repository: {
        [CI]: `env:\n  ACTIONS_ALLOW_UNSECURE_COMMANDS: 'true' # finding: oldCommands\njobs:\n  a:\n    steps: [{ run: ./a }]\n`,
      },
    },
    {
      name: 'a title',
      ...run(
        `run: echo ${expression(
          'github.event.issue.title',
        )} # finding: injection`,
      ),
      severity: 'high',
    },
    {
      name: 'a variable of the workflow that holds a title',
      repository: {
        [CI]: `env: { TITLE: '${expression(
          'github.event.issue.title',
        )}' }\njobs:\n  a:\n    steps:\n      - run: echo ${expression(
          'env.TITLE',
        )} # finding: injection\n`,
      },
    },
    {
      name: 'a variable in the environment of later steps',
      ...run(
        `{ env: { TITLE: '${expression(
          'github.event.issue.body',
        )}' }, run: 'echo "T=$TITLE" >> "$GITHUB_ENV"' } # finding: environment`,
      ),
    },
    {
      name: 'a branch in the path of later steps',
      ...run(
        `{ env: { B: '${expression(
          'github.head_ref',
        )}' }, run: 'echo "builds/\${B}" >> \${GITHUB_PATH}' } # finding: environment`,
      ),
    },
    {
      name: 'one of two texts',
      ...run(
        `run: echo ${expression(
          "github.event_name == 'push' && github.ref || github['head_ref']",
        )} # finding: injection`,
      ),
    },
    {
      name: 'JSON in a shell',
      ...run(
        `run: echo '${expression(
          'toJSON(github.event)',
        )}' # finding: injection`,
      ),
    },
    {
      name: 'the script of another action',
      ...run(
        `{ uses: acme/shell@v1, with: { cmd: '${expression(
          'github.event.issue.title',
        )}' } } # finding: injection`,
      ),
    },
    {
      name: 'the name of a branch',
      ...run(
        `run: git checkout ${expression(
          'github.head_ref',
        )} # finding: injection`,
      ),
    },
    {
      name: 'a message, in another script',
      ...run(
        `{ uses: actions/github-script@v7, with: { script: 'say("${expression(
          'github.event.head_commit.message',
        )}")' } } # finding: injection`,
      ),
    },
  ],
});
