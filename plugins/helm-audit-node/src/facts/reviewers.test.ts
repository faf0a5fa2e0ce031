import { hasUnreadOwners, ownerAliases, reviewersOf } from './reviewers';

const CHART = 'deploy/chart/values.yaml';

const repository = (files: Record<string, string>, ...paths: string[]) => ({
  files,
  paths: [...Object.keys(files), ...paths],
  truncated: false,
});

const reviewers = (files: Record<string, string>, ...paths: string[]) => {
  const { file, owners } =
    reviewersOf(repository(files, ...paths), CHART) ?? {};
  return { file, owners };
};

describe('reviewersOf', () => {
  it('prefers the file that GitHub prefers', () => {
    expect(
      reviewers({ CODEOWNERS: '* @b', '.github/CODEOWNERS': '* @a' }),
    ).toEqual({ file: '.github/CODEOWNERS', owners: ['@a'] });
  });

  it('prefers the file that GitLab prefers, and reads it as GitLab does', () => {
    const files = { 'docs/CODEOWNERS': '/deploy @b', CODEOWNERS: '/deploy @a' };
    expect(reviewers(files, '.gitlab-ci.yml')).toEqual({
      file: 'CODEOWNERS',
      owners: [],
    });
    expect(reviewers({ '.gitlab/CODEOWNERS': '[All] @all\n*' })).toEqual({
      file: '.gitlab/CODEOWNERS',
      owners: ['@all'],
    });
  });

  it('knows GitLab by its sections', () => {
    expect(reviewers({ CODEOWNERS: '[All] @all\n*' }).owners).toEqual(['@all']);
  });

  it('keeps apart who is asked and not waited for', () => {
    const found = reviewersOf(
      repository({ CODEOWNERS: '* @a\n^[Docs] @docs\n*' }),
      CHART,
    );
    expect(found).toEqual({
      file: 'CODEOWNERS',
      dialect: 'gitlab',
      owners: ['@a'],
      optional: ['@docs'],
      lines: [1, 3],
    });
  });

  it('reads OWNERS from the chart up to the root', () => {
    const OWNERS = 'approvers: [ada]';
    const approvers = 'approvers:\n- grace\n- eve\n';
    const alone = `${approvers}options:\n  no_parent_owners: true\n`;
    expect(reviewers({ OWNERS, 'deploy/OWNERS': approvers })).toEqual({
      file: 'deploy/OWNERS',
      owners: ['grace', 'eve', 'ada'],
    });
    expect(reviewers({ OWNERS, 'deploy/OWNERS': alone }).owners).toEqual([
      'grace',
      'eve',
    ]);
    expect(reviewers({ OWNERS, 'deploy/OWNERS': 'labels: [helm]' })).toEqual({
      file: 'OWNERS',
      owners: ['ada'],
    });
    expect(reviewers({ 'deploy/OWNERS': 'labels: [helm]' })).toEqual({
      file: 'deploy/OWNERS',
      owners: [],
    });
  });

  it('reads filters of OWNERS', () => {
    expect(
      reviewers({ OWNERS: 'filters:\n  ".*":\n    approvers: [ada]\n' }),
    ).toEqual({ file: 'OWNERS', owners: ['ada'] });
  });

  it('is nothing without either', () => {
    expect(reviewersOf(repository({ 'README.md': '' }), CHART)).toBeUndefined();
  });
});

describe('hasUnreadOwners', () => {
  it('knows a file that is listed and was not read', () => {
    expect(hasUnreadOwners(repository({}, '.github/CODEOWNERS'))).toBe(true);
    expect(hasUnreadOwners(repository({ CODEOWNERS: '' }))).toBe(false);
  });
});

describe('ownerAliases', () => {
  it('lists the groups that have a name', () => {
    const OWNERS_ALIASES = 'aliases:\n  sig-release:\n    - ada\n';
    expect(ownerAliases(repository({ OWNERS_ALIASES }))).toEqual([
      'sig-release',
    ]);
    expect(ownerAliases(repository({}))).toEqual([]);
  });
});
