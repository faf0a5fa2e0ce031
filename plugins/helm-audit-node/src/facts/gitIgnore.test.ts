import { isGitIgnored } from './gitIgnore';

const repository = (files: Record<string, string>) => ({
  paths: Object.keys(files),
  files,
  truncated: false,
});

it('reads the files of the folder and those above', () => {
  const files = repository({ '.gitignore': '*.tgz\n!keep.tgz\n' });
  expect(isGitIgnored('chart/charts/redis-1.0.0.tgz', files)).toBe(true);
  expect(isGitIgnored('chart/keep.tgz', files)).toBe(false);
  expect(isGitIgnored('chart/values.yaml', files)).toBe(false);
});

it('reads patterns relative to their folder', () => {
  const files = repository({ 'chart/.gitignore': '/charts/\n' });
  expect(isGitIgnored('chart/charts/a.tgz', files)).toBe(true);
  expect(isGitIgnored('charts/a.tgz', files)).toBe(false);
});
