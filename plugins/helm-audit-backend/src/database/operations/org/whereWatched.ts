import {
  GoldenSignal,
  SignalStrength,
  WatchedSignal,
} from '@helm-audit/plugin-helm-audit-common';
import { Knex } from 'knex';
import { signalColumn } from '../../orgTables';

/** Narrows figures `f` down to services that take requests and watch a golden signal so well. */
export function whereWatched(
  query: Knex.QueryBuilder,
  watched: WatchedSignal,
): void {
  const [signal, strength] = watched.split(':') as [
    GoldenSignal,
    SignalStrength | 'unknown',
  ];
  const column = `f.${signalColumn(signal)}`;
  query.where('f.serves', true);
  if (strength === 'unknown') query.whereNull(column);
  else query.where(column, strength);
}
