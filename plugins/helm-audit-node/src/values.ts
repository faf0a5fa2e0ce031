import { AuditFailure, messageOf } from './errors';
import { isMap, JsonMap } from './json';
import { parseYaml } from './yaml';

/**
 * Parses a values file.
 *
 * @param file - its name, for the message
 * @throws AuditFailure `bad-values`
 */
export function parseValues(file: string, text: string): JsonMap {
  let values: unknown;
  try {
    values = parseYaml(text);
  } catch (error) {
    throw badValues(file, messageOf(error).split('\n')[0]);
  }
  if (values === undefined || values === null) return {};
  if (!isMap(values)) throw badValues(file, 'its top level is not a map');
  return values;
}

/** Merges values as Helm does: maps are merged, all else is replaced, null removes. */
export function mergeValues(base: JsonMap, over: JsonMap): JsonMap {
  const merged: JsonMap = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const current = merged[key];
    if (value === null) delete merged[key];
    else if (isMap(current) && isMap(value)) {
      merged[key] = mergeValues(current, value);
    } else merged[key] = value;
  }
  return merged;
}

function badValues(file: string, reason: string) {
  return new AuditFailure(
    'bad-values',
    `${file} can't be read: ${reason}.`,
    `Correct the YAML in ${file}.`,
  );
}
