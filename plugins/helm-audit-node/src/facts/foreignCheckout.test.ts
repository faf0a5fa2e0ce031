import { checkoutFolder, checksOutHead, runsFolder } from './foreignCheckout';

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

it('sees what actions and scripts run of the folder', () => {
  expect(runsFolder({ uses: 'docker/build-push-action@v6' })).toBe(true);
  expect(runsFolder({ uses: 'actions/setup-node@v4' })).toBe(false);
  const ruby = { uses: 'ruby/setup-ruby@v1', with: { 'bundler-cache': true } };
  expect(runsFolder(ruby)).toBe(true);
  const script = (text: string) => ({
    uses: 'actions/github-script@v7',
    with: { script: text },
  });
  expect(runsFolder(script("require('./say')"))).toBe(true);
  expect(runsFolder(script("require('fs')"))).toBe(false);
});

it('tells the folders of several checkouts apart', () => {
  const checkout = (path: string) => checkoutFolder({ with: { path } });
  expect(['./pr/', 'pr', '.'].map(checkout)).toEqual(['pr', 'pr', '']);
  expect(runsFolder({ uses: './own/action' }, 'pr')).toBe(false);
  expect(runsFolder({ uses: './pr/action' }, 'pr')).toBe(true);
  expect(runsFolder({ run: 'make test' }, 'pr')).toBe(false);
  const there = { run: 'make test', 'working-directory': 'pr' };
  expect(runsFolder(there, 'pr')).toBe(true);
});

it('sees a branch that git fetches by a variable', () => {
  const env = { BRANCH: '${{ github.head_ref }}' };
  expect(checksOutHead({ run: 'git fetch origin $BRANCH', env })).toBe(true);
  expect(checksOutHead({ run: 'echo $BRANCH', env })).toBe(false);
});

it('tells files that are run from those that are moved', () => {
  const runs = (run: string) => runsFolder({ run });
  expect(['./a', 'x=$(./a b)', 'A=1 ./a', 'cd b && ./a'].every(runs)).toBe(
    true,
  );
  expect(
    ['mv ./a b', 'ls ./a', 'unzip a.zip -d ./a', '# just a word'].some(runs),
  ).toBe(false);
});
