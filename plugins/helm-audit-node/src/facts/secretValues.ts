import { isMap, JsonMap, Path, valueAt } from '../json';
import { ChartFact } from '../stages/gather/types';
import { Scenario } from '../stages/load/types';
import { parseYaml } from '../yaml';
import { isSecretName } from './secretText';

/** A value that stands under a secret's name. */
export interface SecretValue {
  path: Path;
  value: string;
}

/**
 * All texts in values whose key is called as secrets are. Parts that are switched off by
 * `enabled: false` are left out, and so are those that an existing Secret stands in for; the key
 * within it that one would have does not tell that there is one.
 */
export function secretValues(values: JsonMap, path: Path = []): SecretValue[] {
  if (values.enabled === false || values.enable === false) return [];
  const isReplaced = Object.entries(values).some(
    ([key, value]) =>
      /^existing.*secret(?!.*keys?)/i.test(key) && Boolean(value),
  );
  return Object.entries(values).flatMap(([key, value]) => {
    const at = [...path, key];
    if (isMap(value)) return secretValues(value, at);
    const isSecret =
      typeof value === 'string' && isSecretName(key) && !isReplaced;
    return isSecret ? [{ path: at, value }] : [];
  });
}

/**
 * The values file that has the last word on a key: of the scenario's, the last that sets it.
 *
 * @returns undefined when none does, so that values.yaml must
 */
export function definingFile(
  path: Path,
  { valuesFiles }: Scenario,
  { files }: Pick<ChartFact, 'files'>,
): string | undefined {
  return [...valuesFiles]
    .reverse()
    .find(
      file =>
        files[file] !== undefined &&
        valueAt(parseYaml(files[file]), ...path) !== undefined,
    );
}
