import { SEVERITIES } from '@helm-audit/plugin-helm-audit-common';
import { scoreText } from '../words';
import { escapeMarkdown, inlineCode, table } from '../formatters/markdownText';
import { placeOf } from '../formatters/places';
import { ComparedFinding, ReportComparison } from './compareReports';

/** Findings that are written out in each part; the rest is counted. */
const MAX_FINDINGS = 20;

/** A comparison as a Markdown comment for the change that it is about. */
export function formatComparisonMarkdown(comparison: ReportComparison): string {
  const { before, after, introduced, fixed, remaining } = comparison;
  const sections = [
    `### helm-audit: ${escapeMarkdown(after.chart.name)} ${scoreText(
      before.score.overall,
    )} → ${scoreText(after.score.overall)}`,
    summarise(comparison),
    comparison.caveat && `> ${escapeMarkdown(comparison.caveat)}`,
    section('New', introduced),
    section('Seen for the first time', comparison.newlyDecided),
    section('Fixed', fixed),
    section('Waived', comparison.waived),
    section('No longer decided', comparison.undecided),
    counts(remaining),
  ];
  return `${sections.filter(Boolean).join('\n\n')}\n`;
}

/** What changed, in one sentence such as `2 new, 1 fixed, 14 remaining.` */
export function summarise({
  introduced,
  newlyDecided,
  fixed,
  waived,
  undecided,
  remaining,
}: ReportComparison): string {
  const parts = [
    `${introduced.length} new`,
    newlyDecided.length > 0 && `${newlyDecided.length} seen for the first time`,
    `${fixed.length} fixed`,
    waived.length > 0 && `${waived.length} waived`,
    undecided.length > 0 && `${undecided.length} no longer decided`,
    `${remaining.length} remaining`,
  ];
  return `${parts.filter(Boolean).join(', ')}.`;
}

function section(title: string, findings: ComparedFinding[]): string {
  if (findings.length === 0) return '';
  const rest = findings.length - MAX_FINDINGS;
  return [
    `#### ${title} (${findings.length})`,
    table(
      ['Severity', 'What', 'Where', 'What to do'],
      findings
        .slice(0, MAX_FINDINGS)
        .map(({ finding, ruleId }) => [
          finding.severity,
          `${escapeMarkdown(finding.message)} (${inlineCode(ruleId)})`,
          inlineCode(placeOf(finding)),
          escapeMarkdown(finding.remediation),
        ]),
    ),
    rest > 0 ? `And ${rest} more.` : '',
  ]
    .filter(Boolean)
    .join('\n\n');
}

function counts(remaining: ComparedFinding[]): string {
  if (remaining.length === 0) return '';
  const bySeverity = SEVERITIES.map(
    severity =>
      `${
        remaining.filter(({ finding }) => finding.severity === severity).length
      } ${severity}`,
  );
  return `Remaining from before: ${bySeverity.join(', ')}.`;
}
