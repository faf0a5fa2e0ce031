import chalk from 'chalk';
import {
  AuditReport,
  OWNERSHIP_RUNGS,
  OwnershipReport,
} from '@helm-audit/plugin-helm-audit-common';
import { ownershipText } from './ownershipText';

const write = (overrides: Partial<OwnershipReport>) => {
  const ownership: OwnershipReport = {
    level: 0,
    atLeast: true,
    sentence: "We couldn't see who owns checkout.",
    owners: [],
    rungs: OWNERSHIP_RUNGS.map(id => ({
      id,
      title: `Title of ${id}`,
      state: 'unknown',
      reason: 'Not seen.',
      evidence: [],
    })),
    contradictions: [],
    ...overrides,
  };
  const paint = new chalk.Instance({ level: 0 });
  return ownershipText({ ownership } as AuditReport, paint);
};

describe('ownershipText', () => {
  it('claims no level where nothing was seen', () => {
    expect(write({})).toBe(
      [
        'OWNERSHIP',
        "  We couldn't see who owns checkout.",
        '  ? not seen: named, real, reachable, on-call, enforced, consistent, operable',
      ].join('\n'),
    );
  });

  it('names what is met, with its source, and what is missing, with its fix', () => {
    const rung = {
      evidence: [{ text: 'a', source: 'spec.owner' }],
      reason: '',
    };
    const text = write({
      level: 1,
      rungs: [
        { id: 'named', title: 'Named', state: 'met', ...rung },
        {
          id: 'real',
          title: 'Real',
          state: 'missing',
          ...rung,
          reason: 'One member.',
          fix: { text: 'Add a second one.' },
        },
        {
          id: 'reachable',
          title: 'Reachable',
          state: 'unknown',
          ...rung,
          reason: 'Nothing to compare with.',
        },
        {
          id: 'on-call',
          title: 'On call',
          state: 'unknown',
          ...rung,
          evidence: [],
        },
      ],
    });
    expect(text.split('\n')).toEqual([
      'OWNERSHIP (at least 1 of 4)',
      "  We couldn't see who owns checkout.",
      '  ✓ Named  spec.owner',
      '  ✗ One member.  spec.owner',
      '    fix Add a second one.',
      '  ? Nothing to compare with.  spec.owner',
      '  ? not seen: on-call',
    ]);
  });
});
