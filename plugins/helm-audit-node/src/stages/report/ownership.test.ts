import { OwnershipReport } from '@helm-audit/plugin-helm-audit-common';
import { reportOwnership } from './ownership';

const ladder = (text: string): OwnershipReport => ({
  level: 0,
  atLeast: true,
  sentence: 'Nobody.',
  owners: ['group:default/payments'],
  rungs: [
    {
      id: 'operable',
      title: 'Operable',
      state: 'unknown',
      reason: 'Not seen.',
      evidence: [{ text, source: 'docs/runbook.md:3' }],
    },
  ],
  contradictions: [],
});

it('hides secrets in what is quoted, and nothing else', () => {
  const token = `ghp_${'a1B2'.repeat(10)}`;
  const value = ladder(`Escalate with ${token}`);
  expect(reportOwnership({ state: 'known', value })).toEqual(
    ladder('Escalate with [redacted]'),
  );
});

it('fails where there is no ladder, which every audit has', () => {
  const reason = 'Not gathered.';
  expect(() => reportOwnership({ state: 'undetermined', reason })).toThrow(
    reason,
  );
});
