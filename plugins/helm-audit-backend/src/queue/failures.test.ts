import { AuditFailure } from '@helm-audit/plugin-helm-audit-node';
import { backoffMs, isTransient, toAuditError, withJitter } from './failures';

describe('backoffMs', () => {
  it.each([
    [1, 1],
    [2, 5],
    [3, 30],
    [4, 180],
    [99, 180],
  ])('after failure %p waits %p minutes', (attempts, minutes) => {
    expect(backoffMs(attempts)).toBe(minutes * 60_000);
  });
});

describe('withJitter', () => {
  const keys = Array.from({ length: 100 }, (_, index) => `key ${index}`);

  it('stays within a tenth, and spreads over it', () => {
    const durations = keys.map(key => withJitter(1000, key));
    expect(Math.min(...durations)).toBeGreaterThanOrEqual(900);
    expect(Math.max(...durations)).toBeLessThanOrEqual(1100);
    expect(new Set(durations).size).toBeGreaterThan(50);
  });

  it('keeps together what has the same key', () => {
    expect(withJitter(1000, 'repository')).toBe(withJitter(1000, 'repository'));
  });
});

describe('toAuditError', () => {
  it('shows typed failures as they are', () => {
    const failure = new AuditFailure(
      'not-a-chart',
      'No Chart.yaml.',
      'Add it.',
    );
    expect(toAuditError(failure)).toEqual({
      code: 'not-a-chart',
      message: 'No Chart.yaml.',
      fix: 'Add it.',
    });
    expect(isTransient(toAuditError(failure))).toBe(false);
  });

  it('shows nothing of other errors, which may hold secrets', () => {
    const error = toAuditError(new Error('password=hunter2'));
    expect(error.code).toBe('internal-error');
    expect(JSON.stringify(error)).not.toContain('hunter2');
    expect(isTransient(error)).toBe(true);
  });
});
