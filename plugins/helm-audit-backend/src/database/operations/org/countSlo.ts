import {
  GOLDEN_SIGNALS,
  SIGNAL_STRENGTHS,
  SignalStrength,
  SloCoverageResponse,
} from '@helm-audit/plugin-helm-audit-common';
import { Knex } from 'knex';
import { signalColumn } from '../../../org/figures';
import { OrgScope, selectServices } from './scope';

/** Counts services that take requests by how well each golden signal is watched. */
export async function countSlo(
  knex: Knex,
  scope: OrgScope,
): Promise<SloCoverageResponse> {
  const columns = GOLDEN_SIGNALS.map(signal => `f.${signalColumn(signal)}`);
  const rows: any[] = await selectServices(knex, scope)
    .where('f.serves', true)
    .groupBy(columns)
    .select(columns)
    .count({ services: '*' });
  const count = (matches: (row: any) => boolean) =>
    rows
      .filter(matches)
      .reduce((sum, { services }) => sum + Number(services), 0);
  return {
    services: count(() => true),
    signals: GOLDEN_SIGNALS.map(signal => {
      const column = signalColumn(signal);
      return {
        signal,
        strengths: Object.fromEntries(
          SIGNAL_STRENGTHS.map(strength => [
            strength,
            count(row => row[column] === strength),
          ]),
        ) as Record<SignalStrength, number>,
        unknown: count(row => row[column] === null),
      };
    }),
  };
}
