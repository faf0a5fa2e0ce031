import { describeLift } from './lift';
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
