import { Fix } from '@helm-audit/plugin-helm-audit-common';

/** A fix that was tried. */
export const sampleFix: Fix = {
  title: 'Switch on `podDisruptionBudget.enabled`',
  safety: 'safe',
  status: 'verified',
  edits: [
    {
      type: 'set',
      file: 'values.yaml',
      path: ['podDisruptionBudget', 'enabled'],
      value: true,
    },
  ],
  diff: [
    'diff --git a/values.yaml b/values.yaml',
    '--- a/values.yaml',
    '+++ b/values.yaml',
    '@@ -40,4 +40,4 @@',
    ' podDisruptionBudget:',
    '-  enabled: false',
    '+  enabled: true',
    '   maxUnavailable: 1',
    '',
  ].join('\n'),
};
