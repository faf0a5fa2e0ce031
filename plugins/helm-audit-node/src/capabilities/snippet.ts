import { ValueSetting } from '@helm-audit/plugin-helm-audit-common';
import { dump } from 'js-yaml';
import { toValues } from './planSets';

/** Keys as `helm --set` writes them; a dot that belongs to a key is escaped. */
export function keyOf(path: readonly string[]): string {
  return path.map(key => key.replace(/[.,\\]/g, '\\$&')).join('.');
}

/** The keys that such a text leads through. */
export function pathOfKey(key: string): string[] {
  return (key.match(/(?:[^.\\]|\\.)+/g) ?? []).map(part =>
    part.replace(/\\(.)/g, '$1'),
  );
}

/** Settings as they stand in a values file; undefined where there are none. */
export function snippetOf(
  settings: readonly ValueSetting[],
): string | undefined {
  if (settings.length === 0) return undefined;
  const planned = settings.map(({ key, value }) => ({
    key,
    value,
    path: pathOfKey(key),
  }));
  return dump(toValues(planned), { lineWidth: -1, noRefs: true });
}
