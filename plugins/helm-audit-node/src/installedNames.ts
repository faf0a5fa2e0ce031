import { isMap } from './json';
import { RELEASE_NAME } from './release';

/** Text of files and what identifies things stay as they are, whatever stands in them. */
const VERBATIM = new Set([
  'diff',
  'edits',
  'location',
  'file',
  'template',
  'path',
  'fingerprint',
  'fingerprints',
  'doc',
]);

/**
 * The name of an object as most charts give it to a release that is called like the chart:
 * helpers then leave out the doubling. Names of an audit begin with a stand-in that says
 * nothing to anybody.
 */
export function installedName(text: string, chart: string): string {
  return text.includes(RELEASE_NAME) ? renaming(chart)(text) : text;
}

/** Gives texts with the names that objects of a chart are installed under. */
function renaming(chart: string): (text: string) => string {
  const name = chart.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const own = new RegExp(
    `(?<![\\w.-])${RELEASE_NAME}(-${name})?(?![a-z0-9])`,
    'g',
  );
  const inside = new RegExp(`${RELEASE_NAME}(?![a-z0-9])`, 'g');
  return text =>
    text.includes(RELEASE_NAME)
      ? text.replace(own, chart).replace(inside, chart)
      : text;
}

/**
 * All texts of a report with the names of objects as they are installed; as rendered where
 * two objects of one kind could then no longer be told apart.
 */
export function withInstalledNames<T>(
  report: T,
  chart: string,
  objects: ReadonlyArray<{ kind: string; name: string }>,
): T {
  const rendered = new Set(objects.map(({ kind, name }) => `${kind}/${name}`));
  const rename = renaming(chart);
  const installed = new Set([...rendered].map(rename));
  if (installed.size < rendered.size) return report;
  return renameIn(report, rename) as T;
}

/** A copy with all texts renamed; of what holds nothing to rename, the thing itself. */
function renameIn(value: unknown, rename: (text: string) => string): unknown {
  if (typeof value === 'string') return rename(value);
  if (Array.isArray(value)) {
    let items: unknown[] = value;
    value.forEach((item, index) => {
      const renamed = renameIn(item, rename);
      if (renamed === item) return;
      if (items === value) items = [...value];
      items[index] = renamed;
    });
    return items;
  }
  if (!isMap(value)) return value;
  let copy = value;
  for (const key of Object.keys(value)) {
    if (VERBATIM.has(key)) continue;
    const renamed = renameIn(value[key], rename);
    if (renamed === value[key]) continue;
    if (copy === value) copy = { ...value };
    copy[key] = renamed;
  }
  return copy;
}
