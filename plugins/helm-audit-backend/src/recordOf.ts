/** A record with a value for each key. */
export function recordOf<Key extends string, Value>(
  keys: readonly Key[],
  valueOf: (key: Key) => Value,
): Record<Key, Value> {
  return columnsOf(keys, key => key, valueOf);
}

/** A record with a value for each of some ids, under the column that the id has. */
export function columnsOf<Id extends string, Column extends string, Value>(
  ids: readonly Id[],
  columnOf: (id: Id) => Column,
  valueOf: (id: Id) => Value,
): Record<Column, Value> {
  return Object.fromEntries(
    ids.map(id => [columnOf(id), valueOf(id)]),
  ) as Record<Column, Value>;
}
