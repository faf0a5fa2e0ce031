import { Walk } from './foreignPlace';
import { foreignTexts } from '../rules/supply-chain/ci-script-injection/foreignTexts';
import { readActions, readWorkflows } from './workflows';

const expression = (text: string) => ['$', '{{ ', text, ' }}'].join('');
const TITLE = expression('github.event.issue.title');
const WORKFLOW = '.github/workflows/a.yaml';

interface Job {
  steps: object[];
  [key: string]: unknown;
}

function foreignIn(
  jobs: Record<string, Job>,
  { on = 'issues', files = {} } = {},
) {
  const text = JSON.stringify({ on, jobs });
  const all: Record<string, string> = { [WORKFLOW]: text, ...files };
  const repository = { paths: Object.keys(all), files: all, truncated: false };
  const walk = new Walk();
  return [...readWorkflows(repository), ...readActions(repository)].flatMap(
    workflow =>
      workflow.jobs.flatMap(job =>
        foreignTexts({ repository, workflow, job, depth: 0, walk }),
      ),
  );
}

const paste = (text: string) => ({ run: `echo ${expression(text)}` });
const output = (run: string, env: object = {}) => ({ id: 'x', run, env });

it.each([
  ['an output', output('echo "v=${T}" >> $GITHUB_OUTPUT', { T: TITLE })],
  [
    'an output in the old way',
    output('echo "::set-output name=v::$T"', { T: TITLE }),
  ],
  [
    'an output of a variable',
    output('echo "v=$T" >> $GITHUB_OUTPUT', { T: TITLE }),
  ],
  [
    'an output of what a script makes of a variable',
    output('A=$(echo $T)\nB=$A\necho "v=$B" >> $GITHUB_OUTPUT', { T: TITLE }),
  ],
  [
    'what the forge is asked for',
    output('T=$(gh pr view 1 --json title)\necho "v=$T" >> $GITHUB_OUTPUT'),
  ],
  [
    'what the file of the event says',
    output(
      'echo "v=$(jq -r .issue.title $GITHUB_EVENT_PATH)" >> $GITHUB_OUTPUT',
    ),
  ],
  [
    'what an action makes of it',
    { id: 'x', uses: 'a/find-and-replace-string@v1', with: { source: TITLE } },
  ],
  ['the body of an issue', { id: 'x', uses: 'a/issue-body-parser@v1' }],
])('follows %s', (_, step) => {
  const pasted = paste('steps.x.outputs.v');
  expect(foreignIn({ a: { steps: [step, pasted] } })).toEqual([
    'steps.x.outputs.v',
  ]);
});

it.each([
  [
    'an output of another name',
    output('echo "w=$T" >> $GITHUB_OUTPUT', { T: TITLE }),
  ],
  ['its own words', output('echo "v=yes" >> $GITHUB_OUTPUT', { T: TITLE })],
  [
    'what is cut down to harmless letters',
    output('echo "v=$(echo $T | tr -cd a-z)" >> $GITHUB_OUTPUT', { T: TITLE }),
  ],
  [
    'what was tried before',
    output('[[ "$T" =~ ^[0-9]+$ ]] || exit 1\necho "v=$T" >> $GITHUB_OUTPUT', {
      T: TITLE,
    }),
  ],
  [
    'how many there are',
    output(
      'N=$(gh pr view 1 --json files -q ".files | length")\necho "v=$N" >> $GITHUB_OUTPUT',
    ),
  ],
  ['its own files', output('echo "v=$(cat VERSION)" >> $GITHUB_OUTPUT')],
  [
    'numbers of the forge',
    output('echo "v=$(gh pr view 1 --json number)" >> $GITHUB_OUTPUT'),
  ],
  ['another action', { id: 'x', uses: 'a/count@v1', with: { text: TITLE } }],
])('takes %s for no foreign text', (_, step) => {
  expect(
    foreignIn({ a: { steps: [step, paste('steps.x.outputs.v')] } }),
  ).toEqual([]);
});

it('follows variables that steps before have set', () => {
  const set = {
    run: `echo "T=${expression('github.run_id')} $X" >> $GITHUB_ENV`,
    env: { X: TITLE },
  };
  const jobs = { a: { steps: [paste('env.T'), set, paste('env.t')] } };
  expect(foreignIn(jobs)).toEqual(['env.t']);
});

it('follows outputs of jobs that a job needs', () => {
  const outputs = { o: expression('steps.x.outputs.v') };
  const jobs = {
    a: {
      outputs,
      steps: [output('echo "v=${T}" >> $GITHUB_OUTPUT', { T: TITLE })],
    },
    b: { needs: 'a', steps: [paste('needs.a.outputs.o')] },
    c: { steps: [paste('needs.a.outputs.o')] },
  };
  expect(foreignIn(jobs)).toEqual(['needs.a.outputs.o']);
});

it('follows what an action of the repository is given, and gives back', () => {
  const action = {
    outputs: { o: { value: expression('steps.y.outputs.v') } },
    runs: {
      steps: [
        paste('inputs.text'),
        {
          id: 'y',
          run: 'echo "v=$T" >> $GITHUB_OUTPUT',
          env: { T: expression('inputs.text') },
        },
      ],
    },
  };
  const files = { '.github/actions/say/action.yml': JSON.stringify(action) };
  const call = (text: string) => ({
    a: {
      steps: [
        { id: 'x', uses: './.github/actions/say', with: { text } },
        paste('steps.x.outputs.o'),
      ],
    },
  });
  expect(foreignIn(call(TITLE), { files })).toEqual([
    'steps.x.outputs.o',
    'inputs.text',
  ]);
  expect(foreignIn(call('hello'), { files })).toEqual([]);
});

it('follows what a workflow of the repository is called with', () => {
  const called = {
    on: 'workflow_call',
    jobs: { a: { steps: [paste('inputs.text')] } },
  };
  const files = { '.github/workflows/b.yaml': JSON.stringify(called) };
  const jobs = {
    a: { steps: [], uses: './.github/workflows/b.yaml', with: { text: TITLE } },
  };
  expect(foreignIn(jobs, { files })).toEqual(['inputs.text']);
});

describe('files', () => {
  const read = output('echo "v=$(cat number.txt)" >> $GITHUB_OUTPUT');
  const jobs = (step: object, job: object = {}) => ({
    a: { ...job, steps: [step, read, paste('steps.x.outputs.v')] },
  });
  const checkout = {
    uses: 'actions/checkout@v4',
    with: { ref: expression('github.event.pull_request.head.sha') },
  };
  const artifact = { run: 'gh run download 1' };
  const first = (on: string) => ({
    on: 'workflow_run',
    files: { '.github/workflows/b.yaml': JSON.stringify({ name: 'b', on }) },
  });

  it('are foreign from the code of a pull request, in jobs with rights', () => {
    expect(
      foreignIn(jobs(checkout), { on: 'pull_request_target' }),
    ).toHaveLength(1);
    expect(foreignIn(jobs(checkout), { on: 'pull_request' })).toEqual([]);
  });

  it('are foreign from the runs of pull requests', () => {
    expect(foreignIn(jobs(artifact), first('pull_request'))).toHaveLength(1);
    expect(foreignIn(jobs(artifact), { on: 'push' })).toEqual([]);
    const own = { if: "github.event.workflow_run.event == 'push'" };
    expect(foreignIn(jobs(artifact, own), first('pull_request'))).toEqual([]);
  });

  it('are not foreign from the runs of pushes', () => {
    const text = JSON.stringify({
      on: { workflow_run: { workflows: ['b'] } },
      jobs: jobs(artifact),
    });
    const { files } = first('push');
    expect(foreignIn({}, { files: { ...files, [WORKFLOW]: text } })).toEqual(
      [],
    );
  });
});

it.each([
  ['tj-actions/changed-files@v40', {}, 1],
  ['tj-actions/changed-files@v45', {}, 0],
  ['tj-actions/changed-files@v45', { safe_output: false }, 1],
  ['dorny/paths-filter@v3', { 'list-files': 'json' }, 1],
  ['dorny/paths-filter@v3', { 'list-files': 'shell' }, 0],
])('knows what %s with %p prints', (uses, inputs, expected) => {
  const step = { id: 'x', uses, with: inputs };
  const jobs = {
    a: { steps: [step, paste('steps.x.outputs.all_changed_files')] },
  };
  expect(foreignIn(jobs)).toHaveLength(expected);
});

it('ends where two jobs wait for each other', () => {
  const job = (other: string, given: string, steps: object[]) => ({
    needs: [other],
    outputs: { v: `${expression(`needs.${other}.outputs.v`)}${given}` },
    steps,
  });
  const jobs = {
    a: job('b', TITLE, [paste('needs.b.outputs.v')]),
    b: job('a', '', []),
  };
  expect(foreignIn(jobs)).toEqual(['needs.b.outputs.v']);
});
