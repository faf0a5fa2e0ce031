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

/**
 * What a `--set` pair sets, as far as its key has dots only.
 *
 * @param pair - such as `image.tag=1.2`
 */
export function valuesOfPair(pair: string): JsonMap {
  const [key, ...rest] = pair.split('=');
  const value = readScalar(rest.join('='));
  return key
    .split(/(?<!\\)\./)
    .reverse()
    .reduce<unknown>(
      (below, part) => ({ [part.replace(/\\\./g, '.')]: below }),
      value,
    ) as JsonMap;
}

/** A value as Helm reads it after `--set`. */
function readScalar(text: string): unknown {
  if (text === 'true' || text === 'false') return text === 'true';
  if (text === 'null') return null;
  return /^-?(0|[1-9]\d*)$/.test(text) ? Number(text) : text;
}

function badValues(file: string, reason: string) {
  return new AuditFailure(
    'bad-values',
    `${file} can't be read: ${reason}.`,
    `Correct the YAML in ${file}.`,
  );
}
