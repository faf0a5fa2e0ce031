import { describeLift, describeSharedHold, sharedHold } from './lift';
import { explainPhaseScore } from './phaseScore';

describe('describeLift', () => {
  const held = (...by: string[]) => ({ at: 4.9, by });

  it.each([
    [{ lift: 0.3 }, '+0.3'],
    [{ lift: 0 }, 'no lift by itself'],
    [{ lift: 0, held: held('a') }, 'no lift by itself'],
    [
      { lift: 0.3, held: held('a') },
      'held at 4.9 by `a`: +0.3 once that is closed',
    ],
    [
      { lift: 1, held: held('a', 'b') },
      'held at 4.9 by `a` and `b`: +1.0 once these are closed',
    ],
    [
      { lift: 1, held: held('a', 'b', 'c') },
      'held at 4.9 by 3 blockers: +1.0 once these are closed',
    ],
  ])('says %j', (lift, words) => {
    expect(describeLift(lift)).toBe(words);
  });
});

describe('sharedHold', () => {
  const item = (ruleId: string, ...by: string[]) => ({
    ruleId,
    lift: 0.1,
    ...(by.length > 0 && { held: { at: 4.9, by } }),
  });
  const hold = (...by: string[]) => ({ at: 4.9, by });

  it('finds what holds all of a list, less the item that it is about', () => {
    expect(
      sharedHold([item('x', 'a', 'b'), item('a', 'b'), item('b', 'a')]),
    ).toEqual(hold('a', 'b'));
    expect(sharedHold([item('x', 'a'), item('a'), item('y', 'a')])).toEqual(
      hold('a'),
    );
    expect(
      sharedHold([
        item('x', 'a'),
        item('y', 'a'),
        { ruleId: 'nothing', lift: 0 },
      ]),
    ).toEqual(hold('a'));
  });

  it.each([
    ['nothing is held', [item('x'), item('y')]],
    ['a single one is', [item('x', 'a'), item('a')]],
    ['some show at once', [item('x', 'a'), item('y', 'a'), item('z')]],
    ['others hold some', [item('x', 'a', 'b'), item('y', 'a')]],
    [
      'some are held elsewhere',
      [item('x', 'a'), { ...item('y'), held: { at: 3, by: ['a'] } }],
    ],
  ])('finds none where %s', (_, items) => {
    expect(sharedHold(items)).toBeUndefined();
  });

  it('says once when all of it shows', () => {
    expect(describeSharedHold(hold('a', 'b'))).toBe(
      'The score is held at 4.9 by `a` and `b`: what each change adds shows once these are closed.',
    );
    expect(describeSharedHold(hold('a'))).toMatch(/once that is closed\.$/);
  });
});

describe('explainPhaseScore', () => {
  it('tells what was proven from what is counted', () => {
    expect(explainPhaseScore({ scoreAfter: 8, basis: 'audited' })).toMatch(
      /^8\.0 is proven/,
    );
    expect(explainPhaseScore({ scoreAfter: 8, basis: 'counted' })).toMatch(
      /^8\.0 is counted, not proven: .* are taken as passed\.$/,
    );
    expect(
      explainPhaseScore({
        scoreAfter: 8,
        basis: 'counted',
        withFixes: { fixes: 3, score: 4.9, held: { at: 4.9, by: ['a'] } },
      }),
    ).toMatch(
      /the 3 proven fixes up to here alone lead to 4\.9, .*; it is held at 4\.9 by `a`\. The rest is work by hand\.$/,
    );
  });
});
