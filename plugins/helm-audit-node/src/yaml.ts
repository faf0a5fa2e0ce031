import { CORE_SCHEMA, load, Type } from 'js-yaml';

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

/**
 * YAML as Kubernetes and Helm read it: 1.1's `yes`, `no`, `on` and `off` are booleans,
 * `0644` is octal, and a date stays a string.
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
});

/** How many nodes a document may have once its aliases are followed. */
const MAX_NODES = 2_000_000;

/**
 * Parses one YAML document; of duplicate keys the last wins, as in Helm.
 *
 * @throws YAMLException when it isn't YAML; RangeError when its aliases explode
 */
export function parseYaml(text: string): unknown {
  const value = load(text, { schema: KUBERNETES_SCHEMA, json: true });
  if (text.includes('*')) assertBounded(value);
  return value;
}

/** Aliases share nodes in memory, but everything that walks them would not. */
function assertBounded(root: unknown): void {
  let nodes = 0;
  const pending = [root];
  while (pending.length > 0) {
    const value = pending.pop();
    if (typeof value !== 'object' || value === null) continue;
    const children = Object.values(value);
    nodes += children.length;
    if (nodes > MAX_NODES) {
      throw new RangeError('its aliases expand to too many nodes');
    }
    for (const child of children) pending.push(child);
  }
}

/** A line of three dashes ends a document; within a block scalar it would be indented. */
export function splitDocuments(text: string): string[] {
  return text.split(/^---(?=\s|$)/m);
}
