import chalk from 'chalk';
import {
  AuditReport,
  describeRungs,
  OwnershipRung,
  RungState,
} from '@helm-audit/plugin-helm-audit-common';

const MARKS: Record<RungState, string> = {
  met: '✓',
  missing: '✗',
  contradicted: '✗',
  unknown: '?',
};

/** Who owns the service, as text: the sentence, then the rungs with what is missing. */
export function ownershipText(
  { ownership }: AuditReport,
  paint: chalk.Chalk,
): string {
  const { level, atLeast, rungs, sentence } = ownership;
  const isBlank = ({ state, evidence }: OwnershipRung) =>
    state === 'unknown' && evidence.length === 0;
  const shown = rungs.filter(rung => !isBlank(rung));
  const unseen = rungs.filter(isBlank);
  const title =
    level === 0 && atLeast
      ? 'OWNERSHIP'
      : `OWNERSHIP (${describeRungs(ownership)})`;
  return [
    paint.bold(title),
    `  ${sentence}`,
    ...shown.flatMap(rung => rungLines(rung, paint)),
    ...(unseen.length > 0
      ? [
          paint.dim(
            `  ${MARKS.unknown} not seen: ${unseen
              .map(({ id }) => id)
              .join(', ')}`,
          ),
        ]
      : []),
  ].join('\n');
}

function rungLines(rung: OwnershipRung, paint: chalk.Chalk): string[] {
  const { state, title, reason, evidence, fix } = rung;
  const places = evidence.map(({ source }) => source);
  const where = places.length > 0 ? `  ${paint.dim(places.join(', '))}` : '';
  if (state === 'met') return [`  ${paint.green(MARKS.met)} ${title}${where}`];
  const mark = state === 'unknown' ? MARKS.unknown : paint.red(MARKS[state]);
  return [
    `  ${mark} ${reason}${where}`,
    ...(fix && state !== 'unknown'
      ? [`    ${paint.green('fix')} ${fix.text}`]
      : []),
  ];
}
