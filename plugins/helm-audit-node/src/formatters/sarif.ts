import type { Invocation, Log, ReportingDescriptor, Result, Run } from 'sarif';
import {
  AuditReport,
  Finding,
  RuleReport,
  Severity,
} from '@helm-audit/plugin-helm-audit-common';
import { ENGINE_VERSION } from '../version';
import { describeSubject, repositoryPath } from './places';
import { sarifFixes } from './sarifFixes';
import { AuditFailureText, ReportFormat } from './types';

const SCHEMA =
  'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

const LEVELS: Record<Severity, Result.level> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
};

/**
 * Numbers by which GitHub sorts security findings into critical (9.0 and more), high (7.0),
 * medium (4.0) and low.
 *
 * @see https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/sarif-support
 */
const SECURITY_SEVERITIES: Record<Severity, string> = {
  critical: '9.5',
  high: '8.0',
  medium: '5.5',
  low: '3.0',
};

/**
 * SARIF 2.1.0 (OASIS): a run for each chart, paths relative to the repository's root, so that
 * code scanning shows findings in the files of a change. Waived findings are suppressed.
 */
export const sarifFormat: ReportFormat = {
  ...frame(),
  separator: ',\n',
  report: report => indent(runOf(report)),
  failure: failure => indent(brokenRun(failure)),
};

/** What stands around the runs. */
function frame(): { begin: string; end: string } {
  const log: Log = { $schema: SCHEMA, version: '2.1.0', runs: [] };
  const [begin, end] = JSON.stringify(log, null, 2).split('[]');
  return { begin: `${begin}[\n`, end: `\n  ]${end}\n` };
}

function indent(run: Run): string {
  return JSON.stringify(run, null, 2).replace(/^/gm, '    ');
}

function runOf(report: AuditReport): Run {
  const rules = report.rules.filter(({ findings }) => findings.length > 0);
  return {
    tool: driver(report.engine.version, rules.map(describeRule)),
    automationDetails: {
      id: `helm-audit/${report.chart.path}/${report.scenario.name}/`,
    },
    originalUriBaseIds: {
      SRCROOT: { description: { text: 'The root of the repository.' } },
    },
    invocations: [invocationOf(report)],
    results: rules.flatMap((rule, ruleIndex) =>
      rule.findings.map(finding => ({
        ruleIndex,
        ...resultOf(report, rule, finding),
      })),
    ),
    properties: {
      chart: report.chart.name,
      chartVersion: report.chart.version,
      score: report.score.overall,
      grade: report.score.grade,
      coverage: report.score.coverage,
    },
  };
}

function driver(version: string, rules: ReportingDescriptor[]): Run['tool'] {
  return { driver: { name: 'helm-audit', semanticVersion: version, rules } };
}

function describeRule(rule: RuleReport): ReportingDescriptor {
  const { doc, severity } = rule;
  const isSecurity = rule.dimension === 'security';
  return {
    id: rule.id,
    name: rule.id.replace(/(^|-)(\w)/g, (_, __, letter) =>
      letter.toUpperCase(),
    ),
    shortDescription: { text: rule.title },
    ...(doc && {
      fullDescription: { text: doc.whyItMatters },
      help: {
        text: doc.howToFix,
        markdown: [
          `## Why it matters\n\n${doc.whyItMatters}`,
          `## How to fix\n\n${doc.howToFix}`,
          `## How to verify\n\n${doc.howToVerify}`,
        ].join('\n\n'),
      },
    }),
    defaultConfiguration: { level: LEVELS[severity] },
    properties: {
      tags: [rule.dimension, ...(isSecurity ? ['security'] : [])].filter(
        (tag, index, all) => all.indexOf(tag) === index,
      ),
      ...(isSecurity && {
        'security-severity': SECURITY_SEVERITIES[severity],
      }),
    },
  };
}

function resultOf(
  report: AuditReport,
  rule: RuleReport,
  finding: Finding,
): Result {
  const { location, waiver } = finding;
  return {
    ruleId: rule.id,
    level: LEVELS[finding.severity],
    message: {
      text: plainText(`${finding.message} ${finding.remediation}`),
    },
    locations: [
      {
        physicalLocation: {
          artifactLocation: {
            uri: encodePath(repositoryPath(report, location)),
            uriBaseId: 'SRCROOT',
          },
          // Viewers ask for a region; a finding about a whole file shows at its head.
          region: {
            startLine: location.line ?? 1,
            ...(location.snippet && {
              snippet: { text: markedLine(finding) },
            }),
          },
        },
        logicalLocations: [
          {
            name: describeSubject(finding.subject),
            ...(finding.field && {
              fullyQualifiedName: `${describeSubject(finding.subject)} ${
                finding.field
              }`,
            }),
            kind: 'resource',
          },
        ],
      },
    ],
    partialFingerprints: { 'helmAuditFingerprint/v1': finding.fingerprint },
    fixes: sarifFixes(report, finding.fix, encodePath),
    ...(waiver && {
      suppressions: [{ kind: 'external', justification: waiver.reason }],
    }),
    properties: {
      severity: finding.severity,
      precision: location.precision,
      ...(finding.valuesKey && { valuesKey: finding.valuesKey }),
    },
  };
}

/** `#` and `?` would end a path that is only encoded as a whole. */
function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

/** Brackets embed links in messages (SARIF 2.1.0, 3.11.6), which no text of a chart may. */
function plainText(text: string): string {
  return text.replace(/[\\[\]]/g, '\\$&');
}

function markedLine({ location: { snippet, line } }: Finding): string {
  return snippet?.lines[(line ?? snippet.startLine) - snippet.startLine] ?? '';
}

/** What could not be seen is told as notifications of the tool. */
function invocationOf(report: AuditReport): Invocation {
  return {
    executionSuccessful: true,
    endTimeUtc: report.auditedAt,
    toolExecutionNotifications: report.incompleteReasons.map(
      ({ message, fix }) => ({
        level: 'warning',
        message: { text: `${message} ${fix}` },
      }),
    ),
  };
}

function brokenRun({ name, message, fix }: AuditFailureText): Run {
  return {
    tool: driver(ENGINE_VERSION, []),
    automationDetails: { id: `helm-audit/${name}/` },
    invocations: [
      {
        executionSuccessful: false,
        toolExecutionNotifications: [
          { level: 'error', message: { text: `${message} ${fix}` } },
        ],
      },
    ],
    results: [],
  };
}
