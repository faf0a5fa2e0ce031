import { ownersIn, reviewersOf } from './codeowners';

const CHART = 'deploy/chart/Chart.yaml';

describe('ownersIn', () => {
  it.each([
    ['*  @bank/payments', ['@bank/payments']],
    ['* @bank/all\n/deploy/ @bank/payments', ['@bank/payments']],
    ['/deploy/ @bank/payments\n* @bank/all # inline', ['@bank/all']],
    ['* @bank/all\n/deploy/', []],
    ['deploy/chart/* @ada grace@bank.example', ['@ada', 'grace@bank.example']],
    ['deploy/* @ada', []],
    ['deploy/** @ada', ['@ada']],
    ['/docs/ @ada', []],
    ['# * @ada', []],
    ['!deploy/ @ada', []],
  ])('reads %p', (text, owners) => {
    expect(ownersIn(text, CHART)).toEqual(owners);
  });

  it('joins the sections of GitLab and their defaults', () => {
    const text = [
      '* @all',
      '[Delivery][2] @delivery',
      'deploy/',
      '^[Docs] @docs',
      '*.md',
    ].join('\n');
    expect(ownersIn(text, CHART)).toEqual(['@all', '@delivery']);
  });
});

describe('reviewersOf', () => {
  const reviewers = (files: Record<string, string>) =>
    reviewersOf({ files, paths: Object.keys(files), truncated: false }, CHART);

  it('prefers the file that the forge prefers', () => {
    expect(
      reviewers({ CODEOWNERS: '* @b', '.github/CODEOWNERS': '* @a' }),
    ).toEqual({ file: '.github/CODEOWNERS', owners: ['@a'] });
  });

  it('reads the nearest OWNERS', () => {
    expect(
      reviewers({
        OWNERS: 'approvers: [ada]',
        'deploy/OWNERS': 'approvers:\n- grace\n- eve\n',
      }),
    ).toEqual({ file: 'deploy/OWNERS', owners: ['grace', 'eve'] });
  });

  it('is nothing without either', () => {
    expect(reviewers({ 'README.md': '' })).toBeUndefined();
  });
});
