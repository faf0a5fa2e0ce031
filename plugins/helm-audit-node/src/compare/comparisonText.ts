import chalk from 'chalk';
import { scoreText } from '../words';
import { placeOf } from '../formatters/places';
import { TextOptions } from '../formatters/text';
import { forTerminal } from '../formatters/terminalText';
import { ComparedFinding, ReportComparison } from './compareReports';
import { summarise } from './comparisonMarkdown';

/** A comparison for people at a terminal. */
export function formatComparisonText(
  original: ReportComparison,
  { color }: Pick<TextOptions, 'color'>,
): string {
  const comparison = forTerminal(original);
  const paint = new chalk.Instance({ level: color ? 1 : 0 });
  const { before, after } = comparison;
  const section = (title: string, findings: ComparedFinding[]) =>
    findings.length === 0
      ? ''
      : [
          paint.bold(`${title} (${findings.length})`),
          ...findings.map(
            ({ finding, ruleId }) =>
              `  ${finding.severity.padEnd(8)}  ${finding.message}  ${paint.dim(
                ruleId,
              )}\n            ${paint.cyan('-->')} ${placeOf(finding)}`,
          ),
        ].join('\n');
  const sections = [
    `${paint.bold(after.chart.name)}  ${scoreText(
      before.score.overall,
    )} → ${paint.bold(scoreText(after.score.overall))}  ${summarise(
      comparison,
    )}`,
    comparison.caveat && paint.yellow(comparison.caveat),
    section('NEW', comparison.introduced),
    section('SEEN FOR THE FIRST TIME', comparison.newlyDecided),
    section('FIXED', comparison.fixed),
    section('WAIVED', comparison.waived),
    section('NO LONGER DECIDED', comparison.undecided),
  ];
  return `${sections.filter(Boolean).join('\n\n')}\n`;
}
