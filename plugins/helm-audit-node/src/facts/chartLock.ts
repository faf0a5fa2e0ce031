import { createHash } from 'node:crypto';
import { isMap, JsonMap, mapsAt, stringAt } from '../json';
import { ChartFact } from '../stages/gather/types';
import { LOCKS, parsedOrNothing } from './chartDependencies';

/** A file that declares dependencies with the one that locks their versions. */
export interface ChartLock {
  /** `Chart.yaml`, or `requirements.yaml` for charts of Helm 2. */
  file: string;
  /** `Chart.lock` or `requirements.lock`. */
  lock: string;
  /** Entries as they are declared. */
  declared: JsonMap[];
  /** Entries as they are locked. */
  locked: JsonMap[];
  /** Whether `helm dependency build` accepts the lock for what is declared. */
  fits: boolean;
}

/** The chart's lock files, each for a file that declares at least one dependency. */
export function readLocks({ files, metadata }: ChartFact): ChartLock[] {
  return Object.entries(LOCKS).flatMap(([file, lock]) => {
    const declared = entriesOf(parsedOrNothing(files[file]));
    if (declared.length === 0 || files[lock] === undefined) return [];
    const content = parsedOrNothing(files[lock]);
    const locked = entriesOf(content);
    const digest = stringAt(content, 'digest');
    const fits =
      digest === digestOf(declared, locked) ||
      (metadata.apiVersion !== 'v2' && digest === digestOfHelm2(declared));
    return [{ file, lock, declared, locked, fits }];
  });
}

function entriesOf(holder: unknown): JsonMap[] {
  return mapsAt(holder, 'dependencies').map(({ value }) => value);
}

/**
 * Digest that Helm 3 and 4 write into a lock: SHA-256 of the JSON of what is declared and
 * what is locked. (Helm, internal/resolver, HashReq)
 */
function digestOf(declared: JsonMap[], locked: JsonMap[]): string {
  return sha256([declared.map(toGoEntry), locked.map(toGoEntry)]);
}

/** Digest of Helm 2, which leaves out what is locked. (HashV2Req) */
function digestOfHelm2(declared: JsonMap[]): string {
  return sha256({ dependencies: declared.map(toGoEntry) });
}

/** An entry with the fields of Helm's struct, in its order, empty ones left out. */
function toGoEntry(entry: JsonMap): JsonMap {
  const fields: Array<[string, unknown]> = [
    ['name', text(entry.name)],
    ['version', text(entry.version) || undefined],
    ['repository', text(entry.repository)],
    ['condition', text(entry.condition) || undefined],
    ['tags', nonEmpty(entry.tags)],
    ['enabled', entry.enabled === true || undefined],
    ['import-values', nonEmpty(entry['import-values'])?.map(sortKeys)],
    ['alias', text(entry.alias) || undefined],
  ];
  return Object.fromEntries(fields);
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number'
    ? String(value)
    : '';
}

function nonEmpty(value: unknown): unknown[] | undefined {
  return Array.isArray(value) && value.length > 0 ? value : undefined;
}

/** Go writes the keys of maps in their order. */
function sortKeys(value: unknown): unknown {
  if (!isMap(value)) return value;
  return Object.fromEntries(
    Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** Go escapes what could end a script in HTML. */
function sha256(value: unknown): string {
  const json = JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    char => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `sha256:${createHash('sha256').update(json).digest('hex')}`;
}
