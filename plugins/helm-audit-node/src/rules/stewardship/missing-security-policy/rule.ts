import { findProjectFiles, guideSays } from '../../../facts/projectFiles';
import { defineRule } from '../../defineRule';

const POLICY =
  /^(security([-_](policy|contacts|insights))?(\.(md|markdown|txt|rst|adoc|ya?ml))?)$/i;

/** A heading on security, or a sentence that says how or to whom to report. */
const STATEMENT =
  /^(#+|=+) .*(\bsecurity\b|vulnerabilit)|\bsecurity@[\w-]+\.|responsibl[ey] disclos|\breport\w* +(\w+ +){0,3}(security|vulnerabilit)/im;

export default defineRule({
  meta: {
    id: 'missing-security-policy',
    dimension: 'stewardship',
    title: 'There is a way to report vulnerabilities',
    failureTitle: 'Nothing says how to report a vulnerability',
    severity: 'medium',
    confidence: 'medium',
    target: 'chart',
    requires: ['projectFiles'],
    messages: {
      missing: {
        message:
          'Neither chart {{name}} nor its repository says to whom a vulnerability is reported, so it reaches you late or in public.',
        remediation:
          'Add SECURITY.md: a private address, what to send, and when to expect an answer.',
      },
    },
    effort: 'S',
    phase: 2,
    compliance: ['security-standards', 'maintainer-respect'],
    risks: ['incident-response', 'oss-supply-chain'],
    controls: ['OpenSSF Scorecard Security-Policy'],
    references: [
      'https://docs.github.com/en/code-security/getting-started/adding-a-security-policy-to-your-repository',
      'https://github.com/ossf/scorecard/blob/main/docs/checks.md#security-policy',
    ],
    since: '0.1.0',
  },
  check(chart, { facts: { projectFiles }, report, undetermined }) {
    if (
      findProjectFiles(projectFiles, POLICY).length > 0 ||
      projectFiles.paths.includes('.well-known/security.txt') ||
      guideSays(projectFiles, STATEMENT)
    ) {
      return;
    }
    if (!projectFiles.isComplete) {
      undetermined(projectFiles.reason);
      return;
    }
    report({
      messageId: 'missing',
      data: { name: chart.metadata.name },
      file: 'SECURITY.md',
    });
  },
});
