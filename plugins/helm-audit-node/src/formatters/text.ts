import chalk from 'chalk';
import {
  AuditReport,
  compareSeverity,
  describeLift,
  Finding,
  isAtLeast,
  RuleReport,
  Score,
  SEVERITIES,
  Severity,
} from '@helm-audit/plugin-helm-audit-common';
import { capabilityText } from './capabilityText';
import { dependencyText } from './dependencyText';
import { provenFixes, ruleFixLine } from './fixText';
import { describeSkippedKinds } from './skippedKinds';
import { ownershipText } from './ownershipText';
import { roadmapText } from './roadmapText';
import { sloText } from './sloText';
import { forTerminal } from './terminalText';
import { describeStandIn } from './standIn';
import { count, isProvisional, percent, scoreText } from '../words';

/** How a report is written for people at a terminal. */
export interface TextOptions {
  /** Whether to colour; without colour nothing is lost. */
  color: boolean;
  /** Findings of one rule that are written out; the rest is counted. Default 3. */
  maxFindings?: number;
}

type Paint = chalk.Chalk;

/** A report as text: findings by severity with their lines, then what was not seen. */
export function formatText(
  original: AuditReport,
  options: TextOptions,
): string {
  const report = forTerminal(original);
  const paint = new chalk.Instance({ level: options.color ? 1 : 0 });
  const failed = report.rules.filter(({ outcome }) => outcome === 'fail');
  const sections = [
    header(report, paint),
    ...SEVERITIES.map(severity =>
      severitySection(severity, failed, paint, options.maxFindings ?? 3),
    ),
    capabilityText(report, paint),
    waived(report, paint),
    dependencyText(report, paint),
    ownershipText(report, paint),
    sloText(report, paint),
    unseen(report, paint),
    nextSteps(report, paint),
    roadmapText(report, paint),
    footer(report, paint),
  ];
  return `${sections.filter(Boolean).join('\n\n')}\n`;
}

/** One line for each of several reports, for the end of a run over many charts. */
export function formatTable(
  rows: Array<{ name: string; report?: AuditReport; error?: string }>,
  options: TextOptions,
): string {
  const paint = new chalk.Instance({ level: options.color ? 1 : 0 });
  const width = Math.max(...rows.map(({ name }) => name.length));
  const lines = forTerminal(rows).map(({ name, report, error }) => {
    const label = name.padEnd(width);
    if (!report) return `${label}  ${paint.red('failed')}  ${error}`;
    const { overall, grade, coverage, findings } = report.score;
    const score = scoreText(isProvisional(report.score) ? null : overall);
    const counts = SEVERITIES.map(
      severity => `${findings[severity]} ${severity}`,
    ).join(', ');
    const mark = report.incomplete ? '  incomplete' : '';
    return `${label}  ${score.padStart(4)} ${grade ?? '–'}  ${percent(
      coverage,
    ).padStart(5)} seen  ${counts}${mark}`;
  });
  return `${lines.join('\n')}\n`;
}

function header(report: AuditReport, paint: Paint): string {
  const { chart, score, scenario, tier, summary } = report;
  const title = [chart.name, chart.version].filter(Boolean).join(' ');
  const context = [
    `scenario ${scenario.name}`,
    `tier ${tier.value}${tier.source === 'default' ? ' (assumed)' : ''}`,
    report.renderer &&
      `Helm ${report.renderer.helmVersion} for Kubernetes ${report.renderer.kubeVersion}`,
  ].filter(Boolean);
  const standIn = describeStandIn(scenario);
  return [
    `${paint.bold(title)}  ${paint.dim(context.join(' · '))}`,
    verdict(score, paint),
    summary.sentence,
    ...(report.renderer ? [paint.dim(describeApis(report.renderer))] : []),
    ...(standIn ? [paint.dim(standIn)] : []),
    ...(score.cap && !isProvisional(score)
      ? [paint.dim(score.cap.reason)]
      : []),
  ].join('\n');
}

/** The number and its grade, or that too little was seen for one. */
function verdict(score: Score, paint: Paint): string {
  const seen = `${percent(score.coverage)} seen`;
  if (isProvisional(score)) {
    return `${paint.bold(
      'no grade',
    )}  ${seen}, which is too little for a score`;
  }
  return `${paint.bold(`${scoreText(score.overall)} / 10`)}  grade ${paint.bold(
    score.grade ?? '–',
  )}  ${seen}`;
}

/** Groups that every cluster offers. */
const OWN_GROUP =
  /^(apps|autoscaling|batch|policy|v1|(admissionregistration|apiextensions|apiregistration|networking|rbac\.authorization)\.k8s\.io)$/;

/** Which APIs a cluster is assumed to offer beside Kubernetes' own, by their groups. */
function describeApis({ apiVersions }: { apiVersions: string[] }): string {
  const groups = apiVersions
    .map(version => version.split('/')[0])
    .filter(group => !OWN_GROUP.test(group));
  return groups.length === 0
    ? 'Assumes no APIs beside those of Kubernetes.'
    : `Assumes the APIs of ${[...new Set(groups)].sort().join(', ')}.`;
}

function severitySection(
  severity: Severity,
  failed: RuleReport[],
  paint: Paint,
  maxFindings: number,
): string {
  const rules = failed
    .map(rule => ({
      ...rule,
      findings: rule.findings.filter(
        finding => finding.severity === severity && !finding.waiver,
      ),
    }))
    .filter(({ findings }) => findings.length > 0);
  if (rules.length === 0) return '';
  const total = rules.reduce((sum, { findings }) => sum + findings.length, 0);
  const title = `${severity.toUpperCase()} (${total})`;
  return [
    severityPaint(severity, paint)(title),
    ...rules.map(rule => ruleSection(rule, paint, maxFindings)),
  ].join('\n\n');
}

function ruleSection(
  rule: RuleReport,
  paint: Paint,
  maxFindings: number,
): string {
  const shown = rule.findings.slice(0, maxFindings);
  const rest = rule.findings.length - shown.length;
  return [
    `${paint.bold(rule.title)}  ${paint.dim(rule.id)}`,
    ...shown.map(finding => findingSection(finding, paint)),
    ...(rest > 0 ? [paint.dim(`  and ${rest} more like it`)] : []),
    ruleFixLine(rule, paint),
  ]
    .filter(Boolean)
    .join('\n');
}

function findingSection(finding: Finding, paint: Paint): string {
  const { location, valuesKey } = finding;
  const place = location.line
    ? `${location.file}:${location.line}`
    : location.file;
  const key = valuesKey ? `  ${paint.dim('values key')} ${valuesKey}` : '';
  return [
    `  ${finding.message}`,
    `  ${paint.cyan('-->')} ${place}${key}`,
    ...snippetLines(finding, paint),
    `  ${paint.green('fix')} ${finding.remediation}`,
  ].join('\n');
}

function snippetLines({ location }: Finding, paint: Paint): string[] {
  const { snippet, line } = location;
  if (!snippet) return [];
  const last = snippet.startLine + snippet.lines.length - 1;
  const width = String(last).length;
  return snippet.lines.map((text, index) => {
    const number = snippet.startLine + index;
    const isMarked = number === line;
    const gutter = `${isMarked ? '>' : ' '} ${String(number).padStart(
      width,
    )} |`;
    return isMarked
      ? `    ${paint.yellow(gutter)} ${text}`
      : paint.dim(`    ${gutter} ${text}`);
  });
}

function waived({ rules }: AuditReport, paint: Paint): string {
  const lines = rules.flatMap(({ id, findings }) =>
    findings.flatMap(({ message, waiver }) =>
      waiver
        ? [
            `  ${message}  ${paint.dim(id)}`,
            `  ${paint.cyan('because')} ${waiver.reason}  ${paint.dim(
              waiver.expires
                ? `${waiver.source}, until ${waiver.expires}`
                : waiver.source,
            )}`,
          ]
        : [],
    ),
  );
  if (lines.length === 0) return '';
  return [paint.bold(`WAIVED (${lines.length / 2})`), ...lines].join('\n');
}

function unseen(report: AuditReport, paint: Paint): string {
  const skipped = describeSkippedKinds(report);
  const undecided = undecidedReasons(report);
  if (!report.incomplete && !skipped && undecided.length === 0) return '';
  return [
    paint.bold('NOT SEEN'),
    ...report.incompleteReasons.map(
      ({ message, fix }) => `  ${message}\n  ${paint.green('fix')} ${fix}`,
    ),
    ...(skipped ? [`  ${skipped}`] : []),
    ...undecided.map(line => `  ${line}`),
  ].join('\n');
}

/** Reasons that are written out why rules could not decide. */
const MAX_REASONS = 5;

/** Why rules could not decide, the most frequent reason first. */
function undecidedReasons({ rules }: AuditReport): string[] {
  const counts = new Map<string, number>();
  for (const { outcome, reason = '' } of rules) {
    if (outcome !== 'unknown') continue;
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  const reasons = [...counts].sort(([, a], [, b]) => b - a);
  const rest = reasons
    .slice(MAX_REASONS)
    .reduce((sum, [, number]) => sum + number, 0);
  return [
    ...reasons
      .slice(0, MAX_REASONS)
      .map(([reason, number]) => `${count(number, 'rule')}: ${reason}`),
    ...(rest > 0 ? [`${count(rest, 'more rule')} for other reasons.`] : []),
  ];
}

function nextSteps(report: AuditReport, paint: Paint): string {
  const { summary } = report;
  const proven = provenFixes(report);
  if (summary.recommendations.length === 0) return '';
  return [
    paint.bold('DO THESE NEXT'),
    ...summary.recommendations.map(
      (item, index) =>
        `  ${index + 1}. ${item.action}  ${paint.dim(
          `${describeLift(item)}  ${item.ruleId}`,
        )}`,
    ),
    proven
      ? `  ${proven}: ${paint.green('helm-audit fix --write')}`
      : report.chart.type !== 'manifests' &&
        `  ${paint.green('helm-audit fix')} shows what a machine can mend.`,
  ]
    .filter(Boolean)
    .join('\n');
}

function footer({ score, durationMs, rules }: AuditReport, paint: Paint) {
  const findings = SEVERITIES.map(severity =>
    severityPaint(severity, paint)(`${score.findings[severity]} ${severity}`),
  ).join(', ');
  const {
    pass,
    fail,
    unknown,
    notApplicable,
    waived: accepted,
  } = score.outcomes;
  return `${findings}; of ${
    rules.length
  } rules ${pass} pass, ${fail} fail, ${unknown} unknown, ${notApplicable} not applicable${
    accepted > 0 ? `, ${accepted} waived` : ''
  }  ${paint.dim(`${(durationMs / 1000).toFixed(1)} s`)}`;
}

function severityPaint(severity: Severity, paint: Paint): Paint {
  if (compareSeverity(severity, 'critical') === 0) return paint.red.bold;
  if (isAtLeast(severity, 'high')) return paint.red;
  return isAtLeast(severity, 'medium') ? paint.yellow : paint.blue;
}
