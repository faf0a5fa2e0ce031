import { Knex } from 'knex';
import { dayOf } from '../../../org/days';
import { countedScore } from '../../../org/figures';
import { FiguresRow, ScoreChangeRow } from '../../orgTables';
import { chunked, HistoryRow } from '../../tables';
import { lockServices } from './lockServices';

/** Days that changes are kept for: a year of whole weeks, and some. */
export const CHANGES_DAYS = 54 * 7;

type Point = Pick<HistoryRow, 'id' | 'audited_at' | 'score' | 'grade'>;

/** A day on which the score of a service changed. */
type ScoreChange = Omit<ScoreChangeRow, 'service_id'>;

/**
 * Works out from the score history of a service on which days its score changed, so that
 * movements of many are sums over few rows. Must be within a transaction: two at once would
 * store the same days.
 */
export async function rebuildChanges(
  knex: Knex,
  serviceId: number,
  entityRef: string,
): Promise<void> {
  await lockServices(knex, knex('services').where({ id: serviceId }));
  const figures = knex<FiguresRow>('service_figures').where({
    service_id: serviceId,
  });
  // Without figures nothing of a service counts.
  if (!(await figures.clone().first('service_id'))) return;
  const points: Point[] = await knex<HistoryRow>('score_history')
    .where({ entity_ref: entityRef })
    .orderBy([{ column: 'audited_at' }, { column: 'id' }])
    .select('id', 'audited_at', 'score', 'grade');
  const changes = changesOf(points);
  const newest = changes.at(-1)?.day ?? 0;
  const kept = changes.filter(({ day }) => day > newest - CHANGES_DAYS);
  await knex<ScoreChangeRow>('score_changes')
    .where({ service_id: serviceId })
    .del();
  for (const chunk of chunked(kept)) {
    await knex<ScoreChangeRow>('score_changes').insert(
      chunk.map(change => ({ service_id: serviceId, ...change })),
    );
  }
  await figures.update({
    history_id: Math.max(0, ...points.map(({ id }) => id)),
  });
}

/** Days on which the score after the last audit is another than the day before. */
function changesOf(points: Point[]): ScoreChange[] {
  const last = new Map(
    points.map(({ audited_at, score, grade }) => [
      dayOf(audited_at),
      countedScore(score, grade),
    ]),
  );
  const changes: ScoreChange[] = [];
  let before: number | null = null;
  for (const [day, score] of last) {
    if (score !== before) {
      changes.push({
        day,
        before,
        change: (score ?? 0) - (before ?? 0),
        scored: Number(score !== null) - Number(before !== null),
      });
    }
    before = score;
  }
  return changes;
}
