import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const file = (content: string) => ({ '.helm-audit.yaml': content });

ruleTester.run(rule, {
  pass: [
    {
      name: 'a waiver on its last day',
      chart: file(
        'waivers: [{ rule: missing-readme, reason: a, expires: 2026-01-01 }]',
      ),
    },
    {
      name: 'an annotation of Chart.yaml',
      chart: {
        'Chart.yaml':
          'apiVersion: v2\nname: a\nversion: 1.0.0\nannotations:\n  helm-audit/waive.missing-readme: a (until 2999-12-31)\n',
      },
    },
  ],
  notApplicable: [{ name: 'a chart without waivers', chart: {} }],
  fail: [
    {
      name: 'all that a waiver can lack',
      chart: file(`waivers:
  - rule: missing-readme # finding: expired
    reason: a
    expires: 2025-12-31
  - rule: missing-readme # finding: noReason
  - rule: missing-reedme # finding: unknownRule
    reason: a
  - rule: missing-readme # finding: unused
    reason: a
    fingerprint: abc
`),
    },
    {
      name: 'an annotation whose day is none',
      chart: {
        'Chart.yaml':
          'apiVersion: v2\nname: a\nversion: 1.0.0\nannotations:\n  helm-audit/waive.missing-readme: a (until soon) # finding: badDate\n'.replace(
            'a (until soon)',
            "'a (until soon)'",
          ),
      },
    },
    {
      name: 'a baseline of what is gone',
      chart: {
        ...file('baseline: b.json # finding: gone\n'),
        'b.json':
          '{"findings":[{"fingerprint":"f","rule":"missing-readme","message":"m"}]}',
      },
    },
  ],
});
