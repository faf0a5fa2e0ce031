import {
  Finding,
  Fix,
  RuleDoc,
  RuleReport,
} from '@helm-audit/plugin-helm-audit-common';
import { formatPath } from '../../json';
import { RawFinding, RuleResult } from '../evaluate/types';
import { Redactor } from '../../redact';
import { Phases } from '../score/types';
import { redactSettings } from './capabilities';
import { fieldPath, locate } from './locate';
import { isAbsent } from './absence';
import { snippetOf } from './snippet';
import { Sources } from './sources';

/** What a rule's report is made with. */
export interface ReportingContext {
  sources: Sources;
  redactor: Redactor;
  docs: Readonly<Record<string, RuleDoc>>;
  /** Fixes by the fingerprints of their findings. */
  fixes?: ReadonlyMap<string, Fix>;
  /** Of the rules that failed, where they differ from the rules' own. */
  phases?: Phases;
}

/** Reports every rule, whatever its outcome, in the order of the results. */
export function reportRules(
  results: RuleResult[],
  context: ReportingContext,
): RuleReport[] {
  return results.map(result => {
    const { meta } = result.rule;
    const failed = result.outcome === 'fail';
    return {
      id: meta.id,
      dimension: meta.dimension,
      title:
        failed || result.outcome === 'waived' ? meta.failureTitle : meta.title,
      severity: result.severity,
      outcome: result.outcome,
      reason: result.reason && context.redactor.text(result.reason),
      subjects: result.subjects,
      findings: result.findings.map(finding =>
        reportFinding(meta.id, finding, context),
      ),
      effort: effortOf(result),
      phase: context.phases?.[meta.id] ?? meta.phase,
      doc: failed ? context.docs[meta.id] : undefined,
    };
  });
}

const EFFORTS = ['S', 'M', 'L'] as const;

/** As much as the hardest of what is to be mended takes. */
function effortOf({ rule, findings }: RuleResult): RuleReport['effort'] {
  if (findings.length === 0) return rule.meta.effort;
  const open = findings.filter(({ waiver }) => !waiver);
  const all = [rule.meta.effort, ...open.map(each => each.violation.effort)];
  return EFFORTS.findLast(effort => all.includes(effort)) ?? rule.meta.effort;
}

function reportFinding(
  ruleId: string,
  finding: RawFinding,
  { sources, redactor, fixes }: ReportingContext,
): Finding {
  const { violation } = finding;
  const { location, valuesKey } = locate(finding, sources);
  const absent = isAbsent(ruleId, finding);
  return {
    message: redactor.text(finding.message),
    severity: finding.severity,
    subject: finding.about,
    location: {
      ...location,
      ...(absent && { absent }),
      snippet: snippetOf(location, sources, redactor),
    },
    field: violation.path && formatPath(fieldPath(finding)),
    valuesKey,
    remediation: redactor.text(finding.remediation),
    fingerprint: finding.fingerprint,
    switchOn: finding.switchOn && {
      ...finding.switchOn,
      ...redactSettings(finding.switchOn, redactor),
    },
    fix: fixes?.get(finding.fingerprint),
    waiver: finding.waiver && {
      ...finding.waiver,
      reason: redactor.text(finding.waiver.reason),
    },
  };
}
