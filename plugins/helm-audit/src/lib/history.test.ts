import { buildHistory } from '../testing';
import { lastChange } from './history';

describe('lastChange', () => {
  it('compares the last two audits', () => {
    expect(lastChange(buildHistory([1, 4, 5.5]))).toEqual({
      kind: 'changed',
      delta: 1.5,
      since: '2026-11-22T06:00:00.000Z',
    });
  });

  it('compares nothing when there is no score to compare with', () => {
    expect(lastChange([])).toEqual({ kind: 'none' });
    expect(lastChange(buildHistory([5]))).toEqual({ kind: 'none' });
    expect(lastChange(buildHistory([null, 5]))).toEqual({ kind: 'none' });
  });

  it('does not compare scores of two profiles', () => {
    const [before, now] = buildHistory([4, 5]);
    expect(lastChange([{ ...before, profileHash: 'other' }, now])).toEqual({
      kind: 'profile-changed',
      since: before.auditedAt,
    });
  });
});
