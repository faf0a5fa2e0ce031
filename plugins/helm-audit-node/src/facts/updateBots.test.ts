import { findUpdateBots } from './updateBots';

const bots = (files: Record<string, string>) =>
  findUpdateBots({
    files,
    paths: Object.keys(files).sort(),
    truncated: false,
  });

describe('findUpdateBots', () => {
  it.each([
    [
      '.github/dependabot.yml',
      "- package-ecosystem: 'helm'",
      'Dependabot',
      true,
    ],
    ['.github/dependabot.yml', '- package-ecosystem: npm', 'Dependabot', false],
    [
      '.github/dependabot.yaml',
      '# - package-ecosystem: helm',
      'Dependabot',
      false,
    ],
    ['renovate.json', '{}', 'Renovate', true],
    ['.gitlab/renovate.json5', '', 'Renovate', true],
    ['.renovaterc', '{"enabledManagers": ["npm"]}', 'Renovate', false],
    [
      'renovate.json',
      '{"enabledManagers": ["npm", "helmv3"]}',
      'Renovate',
      true,
    ],
    ['updatecli.d/charts.yaml', '', 'Updatecli', true],
  ])('%s with %s', (file, text, bot, coversHelm) => {
    expect(bots({ [file]: text })).toEqual([{ bot, file, coversHelm }]);
  });

  it.each([
    ['uses: renovatebot/github-action@v40', 'Renovate'],
    ['run: updatecli apply', 'Updatecli'],
  ])('knows a bot that a pipeline starts: %s', (text, bot) => {
    expect(bots({ '.github/workflows/bot.yaml': text })).toEqual([
      { bot, file: '.', coversHelm: true },
    ]);
  });

  it('names a bot once, by its configuration', () => {
    expect(
      bots({
        '.github/workflows/bot.yaml': 'uses: renovatebot/github-action@v40',
        'renovate.json': '{}',
      }),
    ).toHaveLength(1);
  });

  it('is not misled by other files', () => {
    expect(
      bots({ 'docs/renovate.json': '', 'README.md': 'renovatebot/' }),
    ).toEqual([]);
  });
});
