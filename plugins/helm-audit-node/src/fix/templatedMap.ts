import { load } from 'js-yaml';
import { isDeepStrictEqual } from 'node:util';
import { isMap, JsonMap, Path, valueAt } from '../json';
import { RELEASE_NAME, RELEASE_NAMESPACE } from '../release';
import { Resource } from '../stages/gather/types';
import { openBlocks } from './templateBlocks';
import { Places } from './places';

const PLAIN_LINE = /^\s*(["']?[\w./-]+["']?):\s+(\S.*)$/;
const FITTED = /^\{\{-?(.*)\|\s*n?indent\s+\d+\s*-?\}\}$/;

/**
 * The lines that write a map, as fields that a template can repeat elsewhere: actions as keys,
 * texts with their actions.
 *
 * @param mayBePart - whether lines up to the first condition are good enough
 * @returns undefined when they can't be taken elsewhere, as with conditions among them
 */
export function templatedMap(
  places: Places,
  resource: Resource,
  path: Path,
  mayBePart = false,
): JsonMap | undefined {
  const place = places.find(resource, path);
  if (!place || place.file !== resource.source) return undefined;
  const { lines, line } = place;
  if (!/:\s*(#.*)?$/.test(lines[line - 1])) return undefined;
  const rendered = valueAt(resource.body, ...path);
  const size = isMap(rendered) ? Object.keys(rendered).length : 0;
  const result: JsonMap = {};
  const column = lines[line - 1].search(/\S/);
  let at = line;
  for (; at < lines.length; at++) {
    const text = lines[at].trim();
    if (!text || text.startsWith('#')) continue;
    const action = FITTED.exec(text)?.[1].trim();
    if (action) {
      result[`{{- ${action} | nindent 0 }}`] = null;
      continue;
    }
    const plain = PLAIN_LINE.exec(lines[at].trimEnd());
    const isDeeper = lines[at].search(/\S/) > column;
    if (!plain || !isDeeper) break;
    result[unquote(plain[1])] = plain[2].includes('{{')
      ? plain[2]
      : load(plain[2]);
  }
  const isWhole =
    !/^\s*\{\{-?\s*(if|with|range|include|toYaml|template)\b/.test(
      lines[at] ?? '',
    );
  const names = Object.keys(result);
  const hasActions = names.some(name => name.startsWith('{{'));
  const isBalanced = openBlocks(lines.slice(line, at)) === 0;
  const isComplete = isWhole && (hasActions || names.length === size);
  return (isComplete || mayBePart) && isBalanced && names.length > 0
    ? result
    : undefined;
}

function unquote(key: string): string {
  return key.replace(/^["']|["']$/g, '');
}

/** A rendered value with what stands for the release's name and namespace. */
export function withReleaseName(value: unknown): unknown {
  if (typeof value === 'string') {
    return value
      .split(RELEASE_NAMESPACE)
      .join('{{ .Release.Namespace }}')
      .split(RELEASE_NAME)
      .join('{{ .Release.Name }}');
  }
  if (Array.isArray(value)) return value.map(withReleaseName);
  if (!isMap(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => [key, withReleaseName(child)]),
  );
}

/** A copy in which each map that equals the given one is replaced. */
export function replaceMap(
  value: unknown,
  from: JsonMap,
  to: JsonMap,
): unknown {
  if (isDeepStrictEqual(value, from)) return to;
  if (Array.isArray(value))
    return value.map(item => replaceMap(item, from, to));
  if (!isMap(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => [
      key,
      replaceMap(child, from, to),
    ]),
  );
}
