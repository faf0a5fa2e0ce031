import {
  CommonGap,
  HeatmapResponse,
  HeatmapRow,
  Tier,
} from '@helm-audit/plugin-helm-audit-common';
import { formatScore } from './format';
import { BREAKDOWN_WORDS } from './orgWords';
import { plural } from './words';

/**
 * The row that needs help most: the lowest average among those with anything audited;
 * where averages are equal, the one with more blockers. A department is no more than its
 * teams, so it only counts with services of its own, audited or not.
 */
export function needsHelpMost(heatmap: HeatmapResponse) {
  return rankByNeed(heatmap)[0] as HeatmapRow | undefined;
}

function rankByNeed({ by, rows }: HeatmapResponse): HeatmapRow[] {
  return rows
    .filter(row => row.key !== '' && row.score !== null && row.audited > 0)
    .filter(row => by !== 'group' || row.direct > 0)
    .sort(
      (a, b) =>
        a.score! - b.score! || b.blockers - a.blockers || b.audited - a.audited,
    );
}

/** Names of those that stand as low as the first, so that it isn't singled out. */
function levelWith(heatmap: HeatmapResponse, row: HeatmapRow): string {
  const others = rankByNeed(heatmap).filter(
    other =>
      other !== row &&
      formatScore(other.score) === formatScore(row.score) &&
      other.blockers === row.blockers,
  );
  if (others.length === 0) return '';
  return others.length === 1
    ? `, level with ${others[0].title}`
    : `, level with ${others.length} others`;
}

/** From this average on, what scores lowest is not called in need of help. */
const FINE = 9;

function isFine({ score, blockers }: HeatmapRow): boolean {
  return score !== null && score >= FINE && blockers === 0;
}

/**
 * Who needs help most and with what first, from what was seen.
 *
 * @param gap - what to begin with there
 */
export function helpSentence(
  heatmap: HeatmapResponse,
  tier: Tier | undefined,
  gap?: CommonGap,
): string {
  if (heatmap.by === 'tier') return tierSentence(heatmap);
  const row = needsHelpMost(heatmap);
  const [one, many] = BREAKDOWN_WORDS[heatmap.by];
  const within = tier === undefined ? '' : ` within tier ${tier}`;
  if (!row) return `Nothing is audited yet${within}, so no ${one} stands out.`;
  const score = formatScore(row.score);
  if (isFine(row)) {
    return `No ${one} needs help${within}: the lowest average of all ${many} is ${score}.`;
  }
  const facts =
    row.audited === 1
      ? `its one audited service scores ${score}`
      : `its ${row.audited} audited services score ${score} on average`;
  const blockers =
    row.blockers > 0 ? `, with ${plural(row.blockers, 'blocker')}` : '';
  const first = gap ? ` ${firstStep(gap)}` : '';
  // Of one alone nothing is compared.
  const standing =
    rankByNeed(heatmap).length === 1
      ? ` is the only audited ${one}${within}`
      : ` needs help most${within}${levelWith(heatmap, row)}`;
  return `${row.title}${standing}: ${facts}${blockers}.${first}`;
}

/** Who needs help most among the services of another tier, in few words. */
export function tierHelpSentence(heatmap: HeatmapResponse): string {
  const row = needsHelpMost(heatmap);
  const [one] = BREAKDOWN_WORDS[heatmap.by];
  if (!row) return 'nothing is audited yet.';
  const score = formatScore(row.score);
  if (isFine(row))
    return `no ${one} needs help, the lowest average is ${score}.`;
  const blockers =
    row.blockers > 0 ? `, ${plural(row.blockers, 'blocker')}` : '';
  return `${row.title} needs help most${levelWith(
    heatmap,
    row,
  )} (${score}${blockers}).`;
}

/**
 * The gap to begin with: while something blocks production, the critical one that lifts most.
 *
 * @param gaps - the one that lifts most first
 */
export function firstGap(
  gaps: readonly CommonGap[],
  row: HeatmapRow,
): CommonGap | undefined {
  const critical = gaps.find(({ severity }) => severity === 'critical');
  return (row.blockers > 0 && critical) || gaps[0];
}

function firstStep({ title, lifted, held, averageLift }: CommonGap): string {
  if (lifted === 0) return `Begin with “${title}”.`;
  const average = lifted === 1 ? '' : ' on average';
  const condition =
    held === lifted
      ? ', once the other blockers are closed too'
      : `, ${held} of them once other blockers are closed too`;
  return `Begin with “${title}”: closing that gap lifts ${plural(
    lifted,
    'service',
  )} by ${averageLift.toFixed(1)}${average}${held > 0 ? condition : ''}.`;
}

/** Tiers are asked for different things, so none of them is called worse than another. */
function tierSentence({ rows }: HeatmapResponse): string {
  const scored = rows.filter(({ score }) => score !== null);
  if (scored.length === 0) return 'Nothing is audited yet.';
  const averages = scored.map(
    ({ title, score }) => `${title} ${formatScore(score)}`,
  );
  return `Averages: ${averages.join(
    ', ',
  )}. More is asked of critical services, so compare teams within one tier.`;
}
