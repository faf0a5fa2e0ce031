import { Proposal } from './proposals';
import { keyOf } from './snippet';
import { Plan } from './types';

/** What helps to understand Helm's messages. */
export interface Surroundings {
  textOf(source: string): string | undefined;
  /** A value that may do at a place; undefined where there is one already. */
  valueFor(path: readonly string[]): Proposal | undefined;
}

const VALUES_PATH = /\.Values\.((?:\w+\.)*\w+)/g;
const WRITTEN_OUT = /\btoYaml\s+\$?\.Values\.((?:\w+\.)*\w+)/g;
const TEMPLATE = /[\w.-]+\/((?:charts\/[^/\s]+\/)*templates\/[^:\s)]+)/;

/**
 * A plan with a value that Helm's message asks for: `required` and `fail` stand on a line of a
 * template, a missing map is named by its expression, and what can't be parsed often lacks what
 * `toYaml` should have written.
 *
 * @returns undefined when the message names no value, or only such that are set
 */
export function amendPlan(
  plan: Plan,
  message: string,
  surroundings: Surroundings,
): Plan | undefined {
  for (const path of pathsIn(message, surroundings)) {
    const key = keyOf(path);
    const isSet = plan.settings.some(
      setting => setting.key === key || setting.key.startsWith(`${key}.`),
    );
    const proposal = isSet ? undefined : surroundings.valueFor(path);
    if (!proposal) continue;
    const { value, isPlaceholder } = proposal;
    return {
      ...plan,
      settings: [...plan.settings, { key, path, value }],
      missing: isPlaceholder ? [...plan.missing, key] : plan.missing,
    };
  }
  return undefined;
}

/** Whether a chart itself refuses to render, in words of its own. */
export function isRefusal(message: string): boolean {
  return /execution error at/.test(message);
}

/** Values that a message speaks of, with the keys of the subchart before them. */
function pathsIn(message: string, { textOf }: Surroundings): string[][] {
  const [, source = ''] = TEMPLATE.exec(message) ?? [];
  const text = textOf(source) ?? '';
  const subcharts = [...source.matchAll(/charts\/([^/]+)\//g)].map(
    ([, name]) => name,
  );
  return writtenIn(message, source, text).map(path => [
    ...subcharts,
    ...path.split('.'),
  ]);
}

function writtenIn(message: string, source: string, text: string): string[] {
  const find = (pattern: RegExp, within: string) =>
    [...within.matchAll(pattern)].map(([, path]) => path);
  if (message.startsWith('YAML parse error')) return find(WRITTEN_OUT, text);
  if (!isRefusal(message) && !/nil pointer/.test(message)) return [];
  const at = message.slice(message.indexOf(source) + source.length);
  const line = Number(/^:(\d+)/.exec(at)?.[1]);
  return [
    ...find(VALUES_PATH, message),
    ...find(VALUES_PATH, text.split('\n')[line - 1] ?? ''),
  ];
}
