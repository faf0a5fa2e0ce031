import type { Chalk } from 'chalk';
import {
  AuditReport,
  describePhaseScore,
  explainPhaseScore,
  RoadmapPhase,
} from '@helm-audit/plugin-helm-audit-common';
import { count, effortText } from '../words';
import { escapeMarkdown, table } from './markdownText';

/** Phases that hold something to do. */
function phasesOf({ roadmap }: AuditReport): RoadmapPhase[] {
  return roadmap.phases.filter(({ items }) => items.length > 0);
}

/** The phases in two lines each: what one leads to, then how that is known. */
export function roadmapText(report: AuditReport, paint: Chalk): string {
  const lines = phasesOf(report).flatMap(phase => {
    const { title, when, items, hours } = phase;
    return [
      `  ${phase.phase}. ${title}  ${paint.dim(
        `${when}, ${count(items.length, 'thing')}, ${effortText(hours)}`,
      )}  ${describePhaseScore(phase)}`,
      paint.dim(`     ${explainPhaseScore(phase)}`),
    ];
  });
  return lines.length > 0 ? [paint.bold('ROADMAP'), ...lines].join('\n') : '';
}

/** The phases as a table, and below it how their scores are known. */
export function roadmapMarkdown(report: AuditReport): string {
  const phases = phasesOf(report);
  if (phases.length === 0) return '';
  return [
    '## Roadmap',
    table(
      ['Phase', 'What for', 'When', 'Things to do', 'Effort', 'Leads to'],
      phases.map(phase => [
        String(phase.phase),
        escapeMarkdown(phase.title),
        phase.when,
        String(phase.items.length),
        effortText(phase.hours),
        describePhaseScore(phase),
      ]),
    ),
    phases
      .map(
        phase =>
          `- Phase ${phase.phase}: ${escapeMarkdown(explainPhaseScore(phase))}`,
      )
      .join('\n'),
  ].join('\n\n');
}
