import { Proposal } from './proposals';
import { keyOf } from './snippet';
import { Plan } from './types';

/** What helps to understand Helm's messages. */
export interface Surroundings {
  textOf(source: string): string | undefined;
  valueFor(path: readonly string[]): Proposal;
}

const VALUES_PATH = /\.Values\.((?:\w+\.)*\w+)/g;

/**
 * A plan with the value that Helm asks for: `required` and `fail` name a line of a template, a
 * missing map names the expression.
 *
 * @returns undefined when the message names no value, or one that is set already
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
    if (isSet) continue;
    const { value, isPlaceholder } = surroundings.valueFor(path);
    return {
      ...plan,
      settings: [...plan.settings, { key, path, value }],
      missing: isPlaceholder ? [...plan.missing, key] : plan.missing,
    };
  }
  return undefined;
}

/** Values that a message speaks of, with the keys of the subchart before them. */
function pathsIn(message: string, { textOf }: Surroundings): string[][] {
  const [, source, line] =
    /[( ]<?[\w.-]+?\/((?:charts\/[^/]+\/)*templates\/[^:\s)]+):(\d+)/.exec(
      message,
    ) ?? [];
  const subcharts = [...(source ?? '').matchAll(/charts\/([^/]+)\//g)].map(
    ([, name]) => name,
  );
  const text = source && textOf(source)?.split('\n')[Number(line) - 1];
  const named = [...message.matchAll(VALUES_PATH)].map(([, path]) => path);
  const written = [...(text ?? '').matchAll(VALUES_PATH)].map(
    ([, path]) => path,
  );
  return [...named, ...written].map(path => [...subcharts, ...path.split('.')]);
}
