import {
  findKnownSecret,
  isBlankKey,
  isBlankToFill,
  isLiteralSecret,
  isSecretName,
  isSecretReference,
  isWellKnownPassword,
  looksChosen,
  looksRandom,
  passwordInUrl,
} from '../../../facts/secretText';
import { stringsAt } from '../../../json';
import { defineRule } from '../../defineRule';

/** A line of YAML, properties or an ini file that gives a name a value. */
const ASSIGNMENT =
  /^\s*["']?([\w.-]+)["']?\s*[:=]\s*["']?([^\s"',]+)["']?,?\s*$/;

/** A name and a text of JSON, of which a line may hold several. */
const PAIR = /"([\w.-]+)"\s*:\s*"([^\s"]+)"/g;

export default defineRule({
  meta: {
    id: 'secret-in-config-map',
    dimension: 'security',
    title: 'ConfigMaps hold no secrets',
    failureTitle: 'A ConfigMap holds a secret',
    severity: 'high',
    confidence: 'medium',
    target: 'resource',
    requires: [],
    messages: {
      secret: {
        message:
          'ConfigMap {{name}} holds {{what}} in {{key}}, and ConfigMaps are readable to nearly everyone in the namespace.',
        remediation: 'Move {{key}} into a Secret.',
      },
      blank: {
        message:
          'ConfigMap {{name}} has a blank for {{key}}, so whoever fills it in puts a secret where nearly everyone in the namespace can read it.',
        remediation: 'Move {{key}} into a Secret.',
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['security-standards'],
    risks: ['failover-security', 'operational-burden'],
    controls: ['NSA-CISA'],
    references: [
      'https://kubernetes.io/docs/concepts/configuration/configmap/',
      'https://kubernetes.io/docs/concepts/configuration/secret/',
    ],
    since: '0.1.0',
  },
  appliesTo: ({ kind, group, body }) =>
    kind === 'ConfigMap' &&
    group === '' &&
    Object.keys(stringsAt(body, 'data')).length > 0,
  check({ name, body }, { report }) {
    for (const [key, value] of Object.entries(stringsAt(body, 'data'))) {
      const path = ['data', key];
      const what = secretIn(key, value);
      if (what) {
        report({ messageId: 'secret', data: { name, key, what }, path });
      } else if (
        (isSecretName(key) && isBlankToFill(value)) ||
        isBlankKey(value)
      ) {
        const data = { name, key };
        report({ messageId: 'blank', data, path, severity: 'low' });
      }
    }
  },
});

/** What kind of secret an entry holds; a telling name alone proves nothing. */
function secretIn(key: string, value: string): string | undefined {
  const isNamed = isSecretName(key) && !isSecretReference(key, value);
  if (isNamed && (isLiteralSecret(value) || isWellKnownPassword(value))) {
    return 'what its name says is a secret';
  }
  const lines = value.split('\n');
  for (const [index, line] of lines.entries()) {
    if (/^\s*(#|\/\/|;|--\s)/.test(line)) continue;
    const known = findKnownSecret(line, lines[index + 1]);
    if (known) return known.kind;
    if (passwordInUrl(line)) return 'a password within a URL';
    const pairs = [line.match(ASSIGNMENT) ?? [], ...line.matchAll(PAIR)];
    const found = pairs.map(([, name, text]) => assigned(name, text));
    if (found.some(Boolean)) return found.find(Boolean);
  }
  return undefined;
}

/** What a name within a file is given, if it is a secret beyond doubt. */
function assigned(name = '', text = ''): string | undefined {
  if (/passw(or)?d$/i.test(name) && looksChosen(text)) {
    return `a password for ${name}`;
  }
  return isSecretName(name) && looksRandom(text) && isLiteralSecret(text)
    ? `a value for ${name} that looks drawn at random`
    : undefined;
}
