import {
  checksOutHead,
  readWorkflows,
  runsFolder,
  writtenScopes,
} from './workflows';

const read = (text: string, file = '.github/workflows/ci.yaml') =>
  readWorkflows({ paths: [file], files: { [file]: text }, truncated: false });

describe('readWorkflows', () => {
  it('reads events in all their forms', () => {
    const events = [
      'on: push',
      'on: [push, pull_request]',
      '"on": { push: {} }',
    ];
    expect(events.map(text => read(text)[0].triggers)).toEqual([
      ['push'],
      ['push', 'pull_request'],
      ['push'],
    ]);
  });

  it('reads jobs and steps, and survives wild input', () => {
    const [{ jobs }] = read('jobs: { a: { steps: [{ run: x }, 5] }, b: 3 }');
    expect(jobs.map(({ name, steps }) => [name, steps])).toEqual([
      ['a', [{ run: 'x' }]],
    ]);
    expect(read('jobs: []')[0].jobs).toEqual([]);
    expect(read('- a: [')).toEqual([]);
    expect(read('on: push', '.github/dependabot.yml')).toEqual([]);
  });
});

describe('writtenScopes', () => {
  it('names what may be written', () => {
    expect(writtenScopes({ contents: 'write', issues: 'read' })).toEqual([
      'contents',
    ]);
    expect(writtenScopes('write-all')).toEqual([]);
  });
});

describe('checksOutHead', () => {
  const ref = `$\{{ github.event.pull_request.head.sha }}`;

  it('sees checkouts by action and by command', () => {
    expect(checksOutHead({ uses: 'actions/checkout@v4', with: { ref } })).toBe(
      true,
    );
    for (const run of [
      'git fetch origin refs/pull/5/head',
      'git fetch origin "pull/$NUMBER/head:change"',
      'gh pr checkout 5',
    ]) {
      expect(checksOutHead({ run })).toBe(true);
    }
    const repository = `$\{{ github.event.pull_request.head.repo.full_name }}`;
    expect(
      checksOutHead({ uses: 'actions/checkout@v4', with: { repository } }),
    ).toBe(true);
  });

  it('takes other uses of the commit for what they are', () => {
    expect(checksOutHead({ uses: 'actions/checkout@v4' })).toBe(false);
    expect(
      checksOutHead({
        run: 'echo "${{ github.event.pull_request.head.user }}"',
      }),
    ).toBe(false);
    expect(checksOutHead({ uses: 'acme/status@v1', with: { sha: ref } })).toBe(
      false,
    );
  });
});

describe('runsFolder', () => {
  it('tells programs of the folder from those of the runner', () => {
    const commands = [
      'make test',
      'cd x && ./build.sh',
      'npm ci',
      'python a.py',
    ];
    expect(commands.map(run => runsFolder({ run }))).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(runsFolder({ uses: './.github/actions/build' })).toBe(true);
    expect(runsFolder({ run: 'npm install -g tool' })).toBe(false);
    expect(runsFolder({ run: 'gh pr comment 5 --body hi' })).toBe(false);
    expect(runsFolder({ run: 'curl -s https://example.com/make' })).toBe(false);
  });
});
