import {
  GOLDEN_SIGNALS,
  SIGNAL_STRENGTHS,
  SloCoverageResponse,
} from '@helm-audit/plugin-helm-audit-common';
import { Knex } from 'knex';
import { recordOf } from '../../../recordOf';
import {
  FiguresRow,
  SignalColumn,
  signalColumn,
  StoredCount,
} from '../../orgTables';
import { OrgScope, selectServices } from './scope';

type SignalsRow = Pick<FiguresRow, SignalColumn> & { services: StoredCount };

/** Counts services that take requests by how well each golden signal is watched. */
export async function countSlo(
  knex: Knex,
  scope: OrgScope,
): Promise<SloCoverageResponse> {
  const columns = GOLDEN_SIGNALS.map(signal => `f.${signalColumn(signal)}`);
  const rows: SignalsRow[] = await selectServices(knex, scope)
    .where('f.serves', true)
    .groupBy(columns)
    .select(columns)
    .count({ services: '*' });
  const count = (matches: (row: SignalsRow) => boolean) =>
    rows
      .filter(matches)
      .reduce((sum, { services }) => sum + Number(services), 0);
  return {
    services: count(() => true),
    signals: GOLDEN_SIGNALS.map(signal => {
      const column = signalColumn(signal);
      return {
        signal,
        strengths: recordOf(SIGNAL_STRENGTHS, strength =>
          count(row => row[column] === strength),
        ),
        unknown: count(row => row[column] === null),
      };
    }),
  };
}
