import { AuditReport, RuleReport } from '@helm-audit/plugin-helm-audit-common';

/**
 * Why a chart has no fixes at all: for each rule that was asked for, else in general.
 *
 * @param rules - ids of the rules that fixes were asked for; undefined for all
 */
export function whyNoFixes(
  report: AuditReport,
  rules: readonly string[] | undefined,
): string {
  if (!rules) {
    return '  No finding here can be mended by a machine; `helm-audit audit` says what people can do.\n';
  }
  return report.rules
    .filter(({ id }) => rules.includes(id))
    .map(rule => `  ${rule.id}: ${whyOf(rule)}\n`)
    .join('');
}

function whyOf({ outcome, reason, findings }: RuleReport): string {
  const [first] = findings;
  if (outcome === 'fail' && first) {
    return `no machine can mend what it found. By hand: ${first.remediation}`;
  }
  switch (outcome) {
    case 'pass':
      return 'it passes, so there is nothing to mend.';
    case 'waived':
      return 'what it found is waived.';
    case 'notApplicable':
      return 'nothing in this chart is what it is about.';
    default:
      return `it could not decide. ${reason ?? ''}`.trim();
  }
}
