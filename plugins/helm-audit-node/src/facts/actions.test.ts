import { findActions } from './actions';

const SHA = 'a'.repeat(40);

const actionsOf = (files: Record<string, string>) =>
  findActions({ files, paths: Object.keys(files), truncated: false });

const inWorkflow = (...uses: string[]) =>
  actionsOf({
    '.github/workflows/ci.yaml': uses.map(use => `  - uses: ${use}`).join('\n'),
  });

describe('findActions', () => {
  it.each([
    [`azure/setup-helm@${SHA} # v4`, true, false],
    [`"azure/setup-helm@${SHA}"`, true, false],
    ['azure/setup-helm@v4', false, false],
    ['azure/setup-helm@main', false, true],
    ['azure/setup-helm@abcdef1', false, false],
    [`docker://alpine@sha256:${'b'.repeat(64)}`, true, false],
    ['docker://alpine:3.20', false, false],
  ])('%s', (use, isPinned, isBranch) => {
    expect(inWorkflow(use)).toMatchObject([{ isPinned, isBranch }]);
  });

  it('sees images without version, also those of a matrix', () => {
    const images = actionsOf({
      '.github/workflows/ci.yaml': `jobs:
  a:
    container: { image: '$\{{ matrix.image }}' }
    strategy: { matrix: { image: ['a:1.2', b], include: [{ image: 'c:latest' }] } }
    services: { d: { image: '$\{{ inputs.image }}' }, e: { image: e } }
`,
    }).map(({ reference }) => reference);
    expect(images).toEqual(['b', 'c:latest', 'e']);
  });

  it('reads workflows as YAML, and composite actions', () => {
    const references = actionsOf({
      '.github/workflows/ci.yaml': `jobs:
  a:
    steps:
      - { name: b, uses: b/b@v1 }
      - "uses": c/c@v1
      - run: |
          cat > other.yaml <<END
          - uses: d/d@v1
          END
  e: { uses: e/e/.github/workflows/e.yaml@v1 }
`,
      '.github/actions/f/action.yaml':
        'runs: { using: composite, steps: [{ uses: f/f@v1 }] }',
    }).map(({ reference }) => reference);
    expect(references).toEqual([
      'b/b@v1',
      'c/c@v1',
      'e/e/.github/workflows/e.yaml@v1',
      'f/f@v1',
    ]);
  });

  it('knows who publishes', () => {
    const owners = inWorkflow(
      'azure/setup-helm@v4',
      'bank/shared/.github/workflows/ci.yaml@v1',
      'https://code.example.com/actions/checkout@v4',
      'docker://alpine:3.20',
    ).map(({ owner }) => owner);
    expect(owners).toEqual(['azure', 'bank', 'actions', '']);
  });

  it('leaves out own actions, comments and other files', () => {
    expect(inWorkflow('./.github/actions/setup')).toEqual([]);
    expect(
      actionsOf({
        '.github/workflows/ci.yaml': '# - uses: azure/setup-helm@v4',
        'docs/ci.yaml': '- uses: azure/setup-helm@v4',
      }),
    ).toEqual([]);
  });

  it('leaves out own actions that go by the name of the repository', () => {
    const files = (use: string) => ({
      '.github/workflows/ci.yaml': `- uses: ${use}`,
      '.github/actions/setup/action.yml': '',
    });
    expect(actionsOf(files('bank/app/.github/actions/setup@main'))).toEqual([]);
    expect(
      actionsOf(files('bank/app/.github/actions/other@main')),
    ).toHaveLength(1);
  });
});
