import { CORE_SCHEMA, load, Type, YAMLException } from 'js-yaml';

const BOOLEANS = new Map<unknown, boolean>([
  ...['true', 'True', 'TRUE', 'yes', 'Yes', 'YES', 'on', 'On', 'ON'].map(
    (text): [unknown, boolean] => [text, true],
  ),
  ...['false', 'False', 'FALSE', 'no', 'No', 'NO', 'off', 'Off', 'OFF'].map(
    (text): [unknown, boolean] => [text, false],
  ),
]);

const INTEGER = /^[-+]?(0|[1-9][0-9]*|0o?[0-7]+|0x[0-9a-fA-F]+|0b[01]+)$/;

function parseInteger(text: string): number {
  const sign = text.startsWith('-') ? -1 : 1;
  const digits = text.replace(/^[-+]/, '');
  // Number() knows all prefixes but YAML 1.1's bare 0 for octal.
  return sign * Number(digits.replace(/^0(?=[0-7])/, '0o'));
}

/** Tags that nobody knows, such as `!reference`; Helm passes over them. */
const UNKNOWN_TAGS = (['scalar', 'sequence', 'mapping'] as const).map(
  kind => new Type('!', { kind, multi: true }),
);

/**
 * YAML as Kubernetes and Helm read it: 1.1's `yes`, `no`, `on` and `off` are booleans,
 * `0644` is octal, a date stays a string, and unknown tags mean nothing.
 */
export const KUBERNETES_SCHEMA = CORE_SCHEMA.extend({
  implicit: [
    new Type('tag:yaml.org,2002:merge', {
      kind: 'scalar',
      resolve: (text: unknown) => text === '<<',
    }),
    new Type('tag:yaml.org,2002:bool', {
      kind: 'scalar',
      resolve: (text: unknown) => BOOLEANS.has(text),
      construct: (text: unknown) => BOOLEANS.get(text),
    }),
    new Type('tag:yaml.org,2002:int', {
      kind: 'scalar',
      resolve: (text: unknown) => INTEGER.test(String(text)),
      construct: parseInteger,
    }),
  ],
  explicit: UNKNOWN_TAGS,
});

/** How many nodes a document may have once its aliases are followed. */
const MAX_NODES = 200_000;

/** How deep a document may be nested with its aliases; the parser has the same limit. */
const MAX_DEPTH = 100;

/** A parsed document, and whether a map in it has a key more than once. */
export interface YamlDocument {
  value: unknown;
  hasDuplicateKeys: boolean;
}

/**
 * Parses one YAML document; of duplicate keys the last wins, as in Helm.
 *
 * @throws YAMLException when it isn't YAML; RangeError when its aliases explode, or it is
 *   nested too deeply
 */
export function parseYaml(text: string): unknown {
  return parseDocument(text).value;
}

/** As `parseYaml`, and says whether keys had to be passed over. Throws the same. */
export function parseDocument(text: string): YamlDocument {
  const document = read(text);
  if (text.includes('*')) assertBounded(document.value);
  return document;
}

/** Duplicate keys are rare, so a document is read leniently only when it has some. */
function read(text: string): YamlDocument {
  const options = { schema: KUBERNETES_SCHEMA };
  try {
    return { value: load(text, options), hasDuplicateKeys: false };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    if (error.reason.startsWith('nesting exceeded')) throw tooDeep();
    if (error.reason !== 'duplicated mapping key') throw error;
    const value = load(text, { ...options, json: true });
    return { value, hasDuplicateKeys: true };
  }
}

/** Aliases share nodes in memory, but everything that walks them would not. */
function assertBounded(root: unknown): void {
  let nodes = 0;
  const pending: Array<{ value: unknown; depth: number }> = [
    { value: root, depth: 0 },
  ];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { value, depth } = next;
    if (typeof value !== 'object' || value === null) continue;
    const children = Object.values(value);
    nodes += children.length;
    if (nodes > MAX_NODES) {
      throw new RangeError('its aliases expand to too many nodes');
    }
    if (depth > MAX_DEPTH) throw tooDeep();
    for (const child of children) {
      pending.push({ value: child, depth: depth + 1 });
    }
  }
}

function tooDeep(): RangeError {
  return new RangeError(`it is nested more than ${MAX_DEPTH} levels deep`);
}

/** A line of three dashes ends a document; within a block scalar it would be indented. */
export function splitDocuments(text: string): string[] {
  return text.split(/^---(?=\s|$)/m);
}
