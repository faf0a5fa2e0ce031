import {
  AuditReport,
  describeLift,
  Finding,
  RuleReport,
  SEVERITIES,
  Severity,
} from '@helm-audit/plugin-helm-audit-common';
import { fixMarkdown, provenFixes } from './fixText';
import { codeBlock, escapeMarkdown, inlineCode, table } from './markdownText';
import { describeSubject, placeOf } from './places';
import { describeSkippedKinds } from './skippedKinds';
import { roadmapMarkdown } from './roadmapText';
import { ReportFormat } from './types';
import { describeStandIn } from './standIn';
import { isProvisional, percent, scoreText } from '../words';

/** Findings of one rule that are written out; the rest is counted. */
const MAX_FINDINGS = 5;

const EFFORTS = { S: 'within an hour', M: 'within a day', L: 'longer' };

/** A report as Markdown, to be read as a page or put beside the code. */
export const markdownFormat: ReportFormat = {
  begin: '',
  separator: '\n\n---\n\n',
  end: '\n',
  report: writeReport,
  failure: ({ name, message, fix }) =>
    `# ${escapeMarkdown(name)}\n\nIt could not be audited: ${escapeMarkdown(
      message,
    )}\n\n${escapeMarkdown(fix)}`,
};

function writeReport(report: AuditReport): string {
  const sections = [
    header(report),
    blockers(report),
    recommendations(report),
    roadmapMarkdown(report),
    dimensions(report),
    ...SEVERITIES.map(severity => findings(report, severity)),
    waived(report),
    unseen(report),
    footer(report),
  ];
  return sections.filter(Boolean).join('\n\n');
}

function header({ chart, score, summary, scenario, tier }: AuditReport) {
  const standIn = describeStandIn(scenario);
  const title = [chart.name, chart.version].filter(Boolean).join(' ');
  return [
    `# ${escapeMarkdown(title)}: ${
      isProvisional(score)
        ? 'too little seen for a score'
        : `${scoreText(score.overall)} of 10, grade ${score.grade ?? '–'}`
    }`,
    escapeMarkdown(summary.sentence),
    standIn && escapeMarkdown(standIn),
    score.cap && escapeMarkdown(score.cap.reason),
    `Scenario ${inlineCode(scenario.name)}, tier ${tier.value}${
      tier.source === 'default' ? ' (assumed)' : ''
    }, ${percent(score.coverage)} of what applies was seen.`,
  ]
    .filter(Boolean)
    .join('\n\n');
}

function blockers({ summary }: AuditReport): string {
  if (summary.blockers.length === 0) return '';
  return [
    '## Blockers',
    ...summary.blockers.map(
      ({ message, blastRadius, action, ruleId, findings: count }) =>
        `- **${escapeMarkdown(message)}** ${escapeMarkdown(
          blastRadius,
        )} ${escapeMarkdown(action)} (${inlineCode(ruleId)}${
          count > 1 ? `, ${count} places` : ''
        })`,
    ),
  ].join('\n\n');
}

function recommendations(report: AuditReport): string {
  const { summary } = report;
  const proven = provenFixes(report);
  if (summary.recommendations.length === 0) return '';
  return [
    '## Do these next',
    table(
      ['', 'What', 'Lifts the score by', 'Effort', 'Rule'],
      summary.recommendations.map((item, index) => [
        String(index + 1),
        escapeMarkdown(item.action),
        escapeMarkdown(describeLift(item)),
        EFFORTS[item.effort],
        inlineCode(item.ruleId),
      ]),
    ),
    proven && `${proven}: \`helm-audit fix --write\`.`,
  ]
    .filter(Boolean)
    .join('\n\n');
}

function dimensions({ score }: AuditReport): string {
  return [
    '## Dimensions',
    table(
      ['Dimension', 'Score', 'Seen', ...SEVERITIES],
      score.dimensions.map(dimension => [
        dimension.title,
        scoreText(dimension.score),
        percent(dimension.coverage),
        ...SEVERITIES.map(severity => String(dimension.findings[severity])),
      ]),
    ),
  ].join('\n\n');
}

function findings({ rules }: AuditReport, severity: Severity): string {
  const failed = rules
    .map(rule => ({
      rule,
      open: rule.findings.filter(
        finding => finding.severity === severity && !finding.waiver,
      ),
    }))
    .filter(({ open }) => open.length > 0);
  if (failed.length === 0) return '';
  const count = failed.reduce((sum, { open }) => sum + open.length, 0);
  return [
    `## ${severity[0].toUpperCase()}${severity.slice(1)} (${count})`,
    ...failed.map(({ rule, open }) => ruleSection(rule, open)),
  ].join('\n\n');
}

function ruleSection(rule: RuleReport, open: Finding[]): string {
  const rest = open.length - MAX_FINDINGS;
  return [
    `### ${escapeMarkdown(rule.title)}`,
    ...open.slice(0, MAX_FINDINGS).map(findingSection),
    rest > 0 ? `And ${rest} more like it.` : '',
    `Rule ${inlineCode(rule.id)}, ${rule.dimension}. Effort: ${
      EFFORTS[rule.effort]
    }.`,
  ]
    .filter(Boolean)
    .join('\n\n');
}

function findingSection(finding: Finding): string {
  const { location, valuesKey, remediation, subject } = finding;
  return [
    `${escapeMarkdown(finding.message)}`,
    [
      `${escapeMarkdown(describeSubject(subject))} in ${inlineCode(
        placeOf(finding),
      )}`,
      valuesKey && `values key ${inlineCode(valuesKey)}`,
    ]
      .filter(Boolean)
      .join(', '),
    location.snippet && codeBlock(location.snippet.lines.join('\n'), 'yaml'),
    `**What to do:** ${escapeMarkdown(remediation)}`,
    fixMarkdown(finding),
  ]
    .filter(Boolean)
    .join('\n\n');
}

function waived({ rules }: AuditReport): string {
  const rows = rules.flatMap(({ id, findings: all }) =>
    all.flatMap(({ message, waiver }) =>
      waiver
        ? [
            [
              inlineCode(id),
              escapeMarkdown(message),
              escapeMarkdown(waiver.reason),
              waiver.expires ?? 'no end',
            ],
          ]
        : [],
    ),
  );
  if (rows.length === 0) return '';
  return [
    `## Waived (${rows.length})`,
    table(['Rule', 'What', 'Why it is accepted', 'Until'], rows),
  ].join('\n\n');
}

function unseen(report: AuditReport): string {
  const skipped = describeSkippedKinds(report);
  const reasons = [
    ...report.incompleteReasons.map(({ message, fix }) => `${message} ${fix}`),
    ...(skipped ? [skipped] : []),
  ];
  if (reasons.length === 0) return '';
  const items = reasons.map(reason => `- ${escapeMarkdown(reason)}`);
  return ['## Not seen', items.join('\n')].join('\n\n');
}

function footer({ score, engine, renderer }: AuditReport): string {
  const {
    pass,
    fail,
    unknown,
    notApplicable,
    waived: accepted,
  } = score.outcomes;
  return `${pass} rules pass, ${fail} fail, ${unknown} are unknown, ${notApplicable} do not apply, ${accepted} are waived. helm-audit ${
    engine.version
  }${
    renderer
      ? `, Helm ${renderer.helmVersion} for Kubernetes ${renderer.kubeVersion}`
      : ''
  }.`;
}
