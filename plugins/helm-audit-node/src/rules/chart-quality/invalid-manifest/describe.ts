import type { ManifestViolation } from '../../../facts/schema/schemaCheck';
import type { Suggestion } from '../../../facts/schema/suggest';
import { formatPath, Path } from '../../../json';
import type { Resource } from '../../../stages/gather/types';
import type { Violation } from '../../types';

type MessageId =
  | 'unknownField'
  | 'notText'
  | 'wrongType'
  | 'badValue'
  | 'required'
  | 'unknownKind';

/** How the rule reports what the schema says of an object. */
export function describe(
  violation: ManifestViolation,
  resource: Resource,
  release: string,
): Violation<MessageId> {
  const { path } = violation;
  const object = nameOf(resource);
  const field = formatPath(path);
  const own = { object, field: String(path.at(-1)), place: placeOf(path) };
  switch (violation.problem) {
    case 'unknownField': {
      const advice = adviseOnField(own.field, violation.suggestion);
      const data = { ...own, release, advice };
      return { messageId: 'unknownField', data, path };
    }
    case 'missingField':
      return { messageId: 'required', data: own, path };
    case 'badValue': {
      const { value, expected } = violation;
      const data = { object, field, value, expected };
      return { messageId: 'badValue', data, path };
    }
    case 'unknownKind': {
      const { kind, apiVersion } = resource;
      const advice = adviseOnKind(violation.versions);
      const data = { object, kind, apiVersion, advice };
      return { messageId: 'unknownKind', data, path };
    }
    default: {
      const { actual, expected } = violation;
      const isPlain = actual === 'number' || actual === 'boolean';
      const messageId =
        expected === 'text' && isPlain ? 'notText' : 'wrongType';
      const data = { object, field, actual: withArticle(actual), expected };
      return { messageId, data, path };
    }
  }
}

/** Kind and name, as far as there are any. */
export function nameOf({ kind, name, source }: Resource): string {
  if (!kind) return `An object in ${source}`;
  return name ? `${kind} ${name}` : `A ${kind} in ${source}`;
}

/** Where a field stands, such as ` in spec.template`; nothing at the root of an object. */
export function placeOf(path: Path): string {
  return path.length > 1 ? ` in \`${formatPath(path.slice(0, -1))}\`` : '';
}

function adviseOnField(field: string, suggestion?: Suggestion): string {
  if (!suggestion)
    return `Remove \`${field}\`, or write the field that is meant`;
  return 'name' in suggestion
    ? `Write \`${suggestion.name}\``
    : `Move it to \`${suggestion.place}\``;
}

function adviseOnKind(versions: string[]): string {
  return versions.length > 0
    ? `Write \`apiVersion: ${versions[0]}\``
    : 'Correct `apiVersion` and `kind`';
}

function withArticle(type: string): string {
  return type === 'text' ? type : `a ${type}`;
}
