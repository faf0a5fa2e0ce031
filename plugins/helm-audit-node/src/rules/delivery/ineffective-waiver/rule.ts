import { DeclaredWaiver } from '../../../facts/waivers';
import { Violation } from '../../types';
import { count } from '../../../words';
import { defineRule } from '../../defineRule';

const MESSAGES = {
  expired: 'expired',
  unused: 'unused',
  'no-reason': 'noReason',
  'bad-date': 'badDate',
  'unknown-rule': 'unknownRule',
} as const;

/** A waiver that waives nothing, or a baseline that lists what is no longer there. */
export default defineRule({
  meta: {
    id: 'ineffective-waiver',
    dimension: 'delivery',
    title: 'Every waiver is in force',
    failureTitle: 'A waiver waives nothing',
    severity: 'low',
    confidence: 'high',
    target: 'waiver',
    requires: [],
    messages: {
      expired: {
        message:
          'The waiver of {{rule}} ended on {{expires}}, so its findings count again.',
        remediation: 'Mend what it was for, or decide anew and set a new day.',
      },
      unused: {
        message: 'The waiver of {{rule}} fits no finding.',
        remediation: 'Remove it, or correct what it names.',
      },
      noReason: {
        message: 'The waiver of {{rule}} gives no reason, so it does not hold.',
        remediation: 'Say why the risk is accepted.',
      },
      badDate: {
        message: 'The waiver of {{rule}} ends on {{expires}}, which is no day.',
        remediation: 'Write the last day as in 2027-01-31.',
      },
      unknownRule: {
        message: 'The waiver names {{rule}}, which is no rule to be waived.',
        remediation: 'Correct the id of the rule.',
      },
      gone: {
        message:
          'The baseline {{file}} still holds {{entries}} that nothing here has any more.',
        remediation:
          'Write it anew with `helm-audit baseline` (and commit it).',
      },
    },
    effort: 'S',
    phase: 2,
    compliance: [],
    risks: ['change-management'],
    controls: [],
    references: [],
    since: '0.1.0',
  },
  check(use, { report }) {
    if (use.kind === 'baseline') {
      const { file, gone } = use;
      if (gone === 0) return;
      report({
        messageId: 'gone',
        data: { file, entries: count(gone, 'finding') },
        file: '.helm-audit.yaml',
        path: ['baseline'],
      });
      return;
    }
    const { state, waiver } = use;
    if (state === 'applied' || state === 'undecided') return;
    const { rule, expires = '' } = waiver;
    report({
      messageId: MESSAGES[state],
      data: { rule, expires },
      ...placeOf(waiver),
    });
  },
});

function placeOf({
  file,
  on,
  path,
}: DeclaredWaiver): Pick<Violation, 'file' | 'path' | 'resource'> {
  return on ? { resource: on, path } : { file, path };
}
