import { Fix } from '@helm-audit/plugin-helm-audit-common';
import { mayMeet, PREREQUISITES } from '../prerequisites';
import { Redactor } from '../redact';
import { RuleResult } from '../stages/evaluate/types';

/**
 * Says of each fix what is to be mended before it: findings about the same that its rule rests
 * on, but for those that the same change mends.
 *
 * @param fixes - by the fingerprints of their findings
 */
export function withPrerequisites(
  fixes: ReadonlyMap<string, Fix>,
  results: readonly RuleResult[],
  redactor: Redactor,
): Map<string, Fix> {
  const openOf = new Map(
    results
      .filter(({ outcome }) => outcome === 'fail')
      .map(({ rule, findings }) => [
        rule.meta.id,
        findings.filter(({ waiver }) => !waiver),
      ]),
  );
  const ordered = new Map(fixes);
  for (const [id, findings] of openOf) {
    for (const { fingerprint, about } of findings) {
      const fix = fixes.get(fingerprint);
      if (!fix) continue;
      const after = (PREREQUISITES[id] ?? []).flatMap(ruleId =>
        (openOf.get(ruleId) ?? [])
          .filter(first => mayMeet(first.about, about))
          .filter(first => !isSame(fixes.get(first.fingerprint), fix))
          .map(first => ({
            ruleId,
            message: redactor.text(first.message),
            fingerprint: first.fingerprint,
          })),
      );
      if (after.length > 0) ordered.set(fingerprint, { ...fix, after });
    }
  }
  return ordered;
}

function isSame(one: Fix | undefined, two: Fix): boolean {
  return one?.diff !== undefined && one.diff === two.diff;
}
