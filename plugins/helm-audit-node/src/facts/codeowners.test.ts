import fc from 'fast-check';
import { hasSections, parseCodeowners } from './codeowners';

const CHART = 'deploy/chart/values.yaml';

function ownersIn(
  text: string,
  dialect: 'github' | 'gitlab',
  path = CHART,
): string[] {
  return parseCodeowners(text, dialect)
    .rulesFor(path)
    .flatMap(({ owners }) => owners);
}

describe('GitHub’s CODEOWNERS', () => {
  it.each([
    ['one rule for all', '*  @bank/payments', ['@bank/payments']],
    ['the last match', '* @bank/all\n/deploy/ @bank/pay', ['@bank/pay']],
    ['inline comments', '/deploy/ @a\n* @bank/all # not @b', ['@bank/all']],
    ['nobody', '* @bank/all\n/deploy/', []],
    [
      'people',
      'deploy/chart/* @ada g@bank.example',
      ['@ada', 'g@bank.example'],
    ],
    ['a star that stays in its folder', 'deploy/* @ada', []],
    ['two stars', 'deploy/** @ada', ['@ada']],
    ['a folder anywhere', 'chart/ @ada', ['@ada']],
    ['a folder without a slash', '/deploy @ada', ['@ada']],
    ['other folders', '/docs/ @ada', []],
    ['upper and lower case', '/Deploy/ @ada', []],
    ['comments', '# * @ada', []],
    ['negation, which it does not know', '* @a\n!deploy/ @ada', ['@a']],
    ['sections, which it does not know', '* @a\n[Delivery] @ada', ['@a']],
    ['a line with an owner that is none', '* @a\n* payments', ['@a']],
    ['Windows line ends', '* @a\r\n/deploy/ @b\r\n', ['@b']],
  ])('reads %s', (_, text, owners) => {
    expect(ownersIn(text, 'github')).toEqual(owners);
  });

  it('passes over what would take minutes', () => {
    const slow = `${'**/a/'.repeat(12)}b @b`;
    const path = `${'a/'.repeat(60)}c`;
    expect(ownersIn(`* @a\n${slow}`, 'github', path)).toEqual(['@a']);
    expect(ownersIn(`* @a\n${slow}`, 'gitlab', path)).toEqual(['@a']);
  });

  it('names the line that decides', () => {
    const { rulesFor } = parseCodeowners(
      '# all\n* @a\n\n/deploy/ @b',
      'github',
    );
    expect(rulesFor(CHART)).toEqual([
      { line: 4, pattern: '/deploy/', owners: ['@b'], optional: false },
    ]);
  });

  it('reads spaces in paths', () => {
    expect(ownersIn('my\\ chart/ @a', 'github', 'my chart/x.yaml')).toEqual([
      '@a',
    ]);
  });
});

describe('GitLab’s CODEOWNERS', () => {
  it.each([
    ['one rule for all', '* @bank', ['@bank']],
    ['nested groups', '* @bank/core/payments', ['@bank/core/payments']],
    ['roles', '* @@maintainer', ['@@maintainer']],
    ['a folder with a slash', 'deploy/ @a', ['@a']],
    ['a folder without a slash, which is a file', '/deploy @a', []],
    ['a relative path anywhere', 'chart/values.yaml @a', ['@a']],
    ['a star that stays in its folder', '/deploy/* @a', []],
    ['two stars', '/deploy/**/*.yaml @a', ['@a']],
    ['owners in comments, which count', '* @a # and @b', ['@a', '@b']],
    [
      'each section by itself',
      '* @all\n[Delivery][2] @delivery\ndeploy/\n[Docs] @docs\n*.md',
      ['@all', '@delivery'],
    ],
    [
      'owners of a line before those of its section',
      '[Delivery] @delivery\ndeploy/ @payments',
      ['@payments'],
    ],
    [
      'the last match of a section in two parts',
      '[Delivery]\n* @a\n[Docs]\n*.md @docs\n[DELIVERY]\n/deploy/ @b',
      ['@b'],
    ],
    ['what is excluded for good', '* @a\n!*.yaml\n/deploy/ @b', []],
    ['what one section excludes', '* @a\n[X] @x\n*\n!/deploy/', ['@a']],
  ])('reads %s', (_, text, owners) => {
    expect(ownersIn(text, 'gitlab')).toEqual(owners);
  });

  it('tells optional sections from those that insist', () => {
    const optionalIn = (text: string) =>
      parseCodeowners(text, 'gitlab')
        .rulesFor(CHART)
        .map(({ optional }) => optional);
    expect(optionalIn('^[Docs] @docs\n*')).toEqual([true]);
    expect(optionalIn('^[Docs] @docs\n*\n[docs]\n*.md @a')).toEqual([false]);
  });
});

describe('hasSections', () => {
  it.each([
    ['[Delivery]', true],
    ['* @a\n^[Docs][1] @docs', true],
    ['[abc]*.md @a', false],
    ['# [Delivery]', false],
  ])('is %p: %p', (text, expected) => {
    expect(hasSections(text)).toBe(expected);
  });
});

it('bears any text', () => {
  const pieces = fc.constantFrom(
    ...[
      '*',
      '**',
      '/',
      '\\',
      '[',
      ']',
      '!',
      '^',
      '#',
      ' ',
      '@a',
      '@b/c',
      '@@r',
    ],
    ...['deploy', '.', '?', '{', '}', '(', ')', '+', '\n', '\r\n', '\t'],
  );
  const texts = fc.array(pieces, { maxLength: 60 }).map(list => list.join(''));
  fc.assert(
    fc.property(fc.oneof(texts, fc.string()), text => {
      const found = [
        ...ownersIn(text, 'github'),
        ...ownersIn(text, 'gitlab'),
      ].filter(owner => !owner.includes('@'));
      expect(found).toEqual([]);
    }),
    { numRuns: 2000 },
  );
});
