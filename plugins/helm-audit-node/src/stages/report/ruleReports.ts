import {
  Finding,
  FindingSubject,
  RuleDoc,
  RuleReport,
} from '@helm-audit/plugin-helm-audit-common';
import { formatPath } from '../../json';
import { RawFinding, RuleResult } from '../evaluate/types';
import { Redactor } from '../../redact';
import { distinguish, fingerprint } from './fingerprint';
import { fieldPath, locate } from './locate';
import { snippetOf } from './snippet';
import { Sources } from './sources';

/** What a rule's report is made with. */
export interface ReportingContext {
  sources: Sources;
  redactor: Redactor;
  docs: Readonly<Record<string, RuleDoc>>;
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
      title: failed ? meta.failureTitle : meta.title,
      severity: result.severity,
      outcome: result.outcome,
      reason: result.reason && context.redactor.text(result.reason),
      subjects: result.subjects,
      findings: distinguish(
        result.findings.map(finding =>
          reportFinding(meta.id, finding, context),
        ),
      ),
      effort: meta.effort,
      phase: meta.phase,
      doc: failed ? context.docs[meta.id] : undefined,
    };
  });
}

function reportFinding(
  ruleId: string,
  finding: RawFinding,
  { sources, redactor }: ReportingContext,
): Finding {
  const { violation } = finding;
  const { location, valuesKey } = locate(finding, sources);
  const subject = describeSubject(finding);
  const resource = violation.resource ?? finding.subject.resource;
  return {
    message: redactor.text(finding.message),
    severity: finding.severity,
    subject,
    location: {
      ...location,
      snippet: snippetOf(location, sources, redactor),
    },
    field: violation.path && formatPath(fieldPath(finding)),
    valuesKey,
    remediation: redactor.text(finding.remediation),
    fingerprint: fingerprint({
      ruleId,
      messageId: violation.messageId,
      kind: subject.kind,
      name: subject.name ?? '',
      container: subject.container ?? '',
      path: violation.path ?? [],
      file: resource ? '' : location.file,
    }),
  };
}

function describeSubject({ violation, subject }: RawFinding): FindingSubject {
  const resource = violation.resource ?? subject.resource;
  if (!resource) {
    const { target } = subject;
    return { kind: target[0].toUpperCase() + target.slice(1) };
  }
  return {
    kind: resource.kind,
    name: resource.name,
    namespace: resource.namespace,
    container: resource === subject.resource ? subject.container : undefined,
    subchart: resource.subchart,
  };
}
