import {
  findKnownSecret,
  hasSecretFormat,
  isLiteralSecret,
  isSecretName,
  looksRandom,
} from '../../../facts/secretText';
import { defineRule } from '../../defineRule';

/** Prose and examples show secrets, and tests hold made-up ones. */
const NO_EVIDENCE =
  /\.(md|txt)$|^ci\/|(^|\/)(tests?|examples?)\/|_test\.ya?ml$/;

const COMMENT = /^\s*(#|\{\{-?\s*\/\*)/;

/** A line that gives a key a value long enough to be taken for random. */
const ASSIGNMENT =
  /^\s*(?:-\s+)?["']?([\w.-]+)["']?\s*:\s*["']?([^\s"'#]{16,})/;

export default defineRule({
  meta: {
    id: 'hard-coded-secret',
    dimension: 'security',
    title: 'The chart holds no secrets',
    failureTitle: 'A secret is part of the chart',
    severity: 'critical',
    confidence: 'medium',
    target: 'chart',
    requires: [],
    messages: {
      known: {
        message:
          '{{file}} holds {{kind}}, so everyone who can read the chart, or ever could, has it.',
        remediation: 'Revoke it now, then take it from a secret store instead.',
      },
      random: {
        message:
          '{{file}} gives {{key}} a value that looks like a real secret, so everyone who can read the chart, or ever could, has it.',
        remediation: 'Revoke it now, then take it from a secret store instead.',
      },
    },
    effort: 'M',
    phase: 1,
    compliance: ['security-standards'],
    risks: ['failover-security', 'availability-impact'],
    controls: ['NSA-CISA'],
    references: [
      'https://kubernetes.io/docs/concepts/security/secrets-good-practices/',
      'https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html',
    ],
    since: '0.1.0',
  },
  check({ files }, { report }) {
    for (const [file, text] of Object.entries(files)) {
      if (NO_EVIDENCE.test(file)) continue;
      const mayBeKnown = hasSecretFormat(text);
      const isYaml = /\.(ya?ml|tpl)$/.test(file);
      if (!mayBeKnown && !isYaml) continue;
      const lines = text.split('\n');
      const seen = new Set<string>();
      lines.forEach((line, index) => {
        const known =
          mayBeKnown && !COMMENT.test(line)
            ? findKnownSecret(line, lines[index + 1])
            : undefined;
        const key = known || !isYaml ? undefined : randomlyAssigned(line);
        if ((!known && !key) || seen.has(line)) return;
        seen.add(line);
        report({
          messageId: known ? 'known' : 'random',
          data: { file, kind: known?.kind ?? '', key: key ?? '' },
          file,
          text: line,
        });
      });
    }
  },
});

/** The key that a line of YAML gives a random-looking value, if it is called a secret. */
function randomlyAssigned(line: string): string | undefined {
  const [, key = '', value = ''] = line.match(ASSIGNMENT) ?? [];
  return looksRandom(value) && isSecretName(key) && isLiteralSecret(value)
    ? key
    : undefined;
}
