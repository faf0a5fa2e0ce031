import { fragment } from 'xmlbuilder2';
import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces';
import {
  AuditReport,
  Finding,
  RuleReport,
} from '@helm-audit/plugin-helm-audit-common';
import { fixState } from './fixText';
import { describeSubject, repositoryPath } from './places';
import { AuditFailureText, ReportFormat } from './types';

/**
 * JUnit XML as Jenkins, GitLab and Azure read it: a suite for each chart, a case for each rule
 * that applies. A rule that fails is a failure whatever its severity, which stands in `type`;
 * what could not be decided, and what is waived, is skipped with the reason.
 */
export const junitFormat: ReportFormat = {
  begin: '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n',
  separator: '\n',
  end: '\n</testsuites>\n',
  report: writeSuite,
  failure: writeBrokenSuite,
};

function writeSuite(report: AuditReport): string {
  const rules = report.rules.filter(
    ({ outcome }) => outcome !== 'notApplicable',
  );
  const count = (...outcomes: string[]) =>
    rules.filter(({ outcome }) => outcomes.includes(outcome)).length;
  const name = `${report.chart.name} (${report.scenario.name})`;
  const suite = fragment().ele('testsuite', {
    name: clean(name),
    tests: rules.length,
    failures: count('fail'),
    errors: count('error'),
    skipped: count('unknown', 'waived'),
    // Seconds.
    time: (report.durationMs / 1000).toFixed(3),
    timestamp: report.auditedAt.replace(/(\.\d+)?Z$/, ''),
  });
  rules.forEach(rule => writeCase(suite, report, rule));
  return print(suite);
}

function writeCase(
  suite: XMLBuilder,
  report: AuditReport,
  rule: RuleReport,
): void {
  const test = suite.ele('testcase', {
    name: `${rule.id}: ${clean(rule.title)}`,
    classname: `${clean(report.chart.name)}.${rule.dimension}`,
    time: '0',
  });
  if (rule.outcome === 'fail') {
    const open = rule.findings.filter(({ waiver }) => !waiver);
    test
      .ele('failure', { type: rule.severity, message: clean(open[0].message) })
      .txt(clean(open.map(each => describe(report, each)).join('\n\n')));
  } else if (rule.outcome === 'error') {
    test.ele('error', { message: clean(rule.reason ?? '') });
  } else if (rule.outcome === 'unknown') {
    test.ele('skipped').txt(clean(rule.reason ?? 'Not decided.'));
  } else if (rule.outcome === 'waived') {
    const reason = rule.findings[0]?.waiver?.reason ?? '';
    test.ele('skipped').txt(clean(`Waived: ${reason}`));
  }
}

/** A chart that could not be audited, as a suite with one case in error. */
function writeBrokenSuite({ name, message, fix }: AuditFailureText): string {
  const suite = fragment().ele('testsuite', {
    name: clean(name),
    tests: 1,
    failures: 0,
    errors: 1,
    skipped: 0,
    time: '0',
  });
  suite
    .ele('testcase', { name: 'audit', classname: clean(name), time: '0' })
    .ele('error', { message: clean(message) })
    .txt(clean(fix));
  return print(suite);
}

function describe(report: AuditReport, finding: Finding): string {
  const { line } = finding.location;
  const file = repositoryPath(report, finding.location);
  const { fix } = finding;
  return [
    finding.message,
    `  ${describeSubject(finding.subject)}`,
    `  ${line ? `${file}:${line}` : file}`,
    `  ${finding.remediation}`,
    ...(fix ? [`  Fix: ${fix.title} (${fixState(fix)})`] : []),
  ].join('\n');
}

/** XML 1.0 has no place for most control characters, not even escaped. */
function clean(text: string): string {
  return Array.from(text)
    .filter(character => isXmlCharacter(character.codePointAt(0) ?? 0))
    .join('');
}

/** Production [2] of XML 1.0. */
function isXmlCharacter(code: number): boolean {
  return (
    code === 0x9 ||
    code === 0xa ||
    code === 0xd ||
    (code >= 0x20 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0xfffd) ||
    code >= 0x10000
  );
}

function print(suite: XMLBuilder): string {
  return suite.up().toString({ prettyPrint: true });
}
