import { isPlaceholder, isWellKnownPassword } from '../../../facts/secretText';
import { definingFile, secretValues } from '../../../facts/secretValues';
import { formatPath } from '../../../json';
import { defineRule } from '../../defineRule';
import { loginsOf, usersBeside } from './logins';

export default defineRule({
  meta: {
    id: 'default-credential',
    dimension: 'security',
    title: 'No password is one that everybody knows',
    failureTitle: 'A password is one that everybody knows',
    severity: 'high',
    confidence: 'high',
    target: 'values',
    requires: ['chart', 'context'],
    messages: {
      sameAsUser: {
        message:
          '{{key}} is the name of the user itself, which is tried next to the passwords that everybody knows.',
        remediation:
          'Leave {{key}} empty, and generate it or take it from an existing Secret.',
      },
      known: {
        message:
          '{{key}} is set to a password that is tried first by everyone who tries one.',
        remediation:
          'Leave {{key}} empty, and generate it or take it from an existing Secret.',
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['security-standards'],
    risks: ['failover-security', 'availability-impact'],
    controls: ['NSA-CISA'],
    references: [
      'https://owasp.org/www-project-web-security-testing-guide/latest/4-Web_Application_Security_Testing/04-Authentication_Testing/02-Testing_for_Default_Credentials',
    ],
    since: '0.1.0',
  },
  appliesTo: ({ effective }) =>
    secretValues(effective).length > 0 || loginsOf(effective).length > 0,
  check({ effective }, { facts: { chart, context }, report }) {
    const messages = [
      ...secretValues(effective).map(({ path, value }) => ({
        path,
        messageId: defectOf(value, usersBeside(path, effective)),
      })),
      ...loginsOf(effective).map(({ path, user, password }) => ({
        path,
        messageId: defectOf(password, [user]),
      })),
    ];
    for (const { path, messageId } of messages) {
      if (!messageId) continue;
      const file = definingFile(path, context.scenario, chart);
      // What only the chart's own tests set is nobody's password.
      if (file?.startsWith('ci/')) continue;
      report({ messageId, data: { key: formatPath(path) }, file, path });
    }
  },
});

function defectOf(
  password: string,
  users: string[],
): 'known' | 'sameAsUser' | undefined {
  if (isWellKnownPassword(password)) return 'known';
  const isUser = users.some(
    user => user.toLowerCase() === password.toLowerCase(),
  );
  return isUser && !isPlaceholder(password) ? 'sameAsUser' : undefined;
}
