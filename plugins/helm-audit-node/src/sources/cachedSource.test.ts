import { z } from 'zod';
import { harness } from '../testing/sourceHarness';
import { SourceError } from './http/sourceError';

const NUMBERS = z.array(z.number());

describe('CachedSource', () => {
  it('asks once, however many wait for the answer', async () => {
    const { source } = harness('osv', {});
    let asked = 0;
    const ask = () =>
      source.ask({
        key: 'a',
        schema: NUMBERS,
        load: async () => ({ value: [++asked] }),
      });
    const answers = await Promise.all(
      Array.from({ length: 10_000 }, () => ask()),
    );
    expect(new Set(answers.map(answer => JSON.stringify(answer))).size).toBe(1);
    expect(asked).toBe(1);
  });

  it('takes what is remembered in another form for nothing', async () => {
    const { source, cache } = harness('osv', {});
    await cache.set('osv:a', {
      value: { from: 'an older version' },
      asOf: '2026-11-23T11:59:00.000Z',
    });
    const answer = await source.ask({
      key: 'a',
      schema: NUMBERS,
      load: async () => ({ value: [7] }),
    });
    expect(answer).toMatchObject({ state: 'fresh', value: [7] });
  });

  it.each([
    [new SourceError('refused', 'Refused.'), 'Refused.'],
    [new TypeError('a defect'), 'It could not be asked (unknown error).'],
  ])('lets the audit go on when %s', async (error, reason) => {
    const { source } = harness('osv', {});
    const answer = await source.ask({
      key: 'a',
      schema: NUMBERS,
      load: () => Promise.reject(error),
    });
    expect(answer).toEqual({ state: 'unavailable', reason });
  });

  it('forgets what is too old to be of use', async () => {
    const { source, pass } = harness('osv', {});
    let isDown = false;
    const ask = () =>
      source.ask({
        key: 'a',
        schema: NUMBERS,
        load: async () => {
          if (isDown) throw new SourceError('unreachable', 'Down.');
          return { value: [1] };
        },
      });
    await ask();
    isDown = true;
    pass(29 * 24 * 3_600_000);
    expect((await ask()).state).toBe('stale');
    pass(2 * 24 * 3_600_000);
    expect((await ask()).state).toBe('unavailable');
  });
});
