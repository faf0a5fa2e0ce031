import { RuleReport } from '@helm-audit/plugin-helm-audit-common';

/** Rule reports without fixes: which are proven depends on how much time their trials had. */
export function withoutFixes(rules: readonly RuleReport[]): RuleReport[] {
  return rules.map(rule => ({
    ...rule,
    findings: rule.findings.map(({ fix: _, ...finding }) => finding),
  }));
}
