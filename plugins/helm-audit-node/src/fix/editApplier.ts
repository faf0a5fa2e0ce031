import { FixEdit } from '@helm-audit/plugin-helm-audit-common';
import { isDeepStrictEqual } from 'node:util';
import { isMap } from '../json';
import { FieldChange } from './applyFields';
import { templateLines } from './templateLines';
import { YamlFile } from './yamlFile';

/** Gives the text of a file, or undefined where there is none. */
export type ReadText = (file: string) => string | undefined;

/** Texts of files after their edits, or the edit that can't be made. */
export type Applied =
  | { ok: true; files: Map<string, string> }
  | { ok: false; file: string };

/** Makes edits of many fixes; which file they belong to decides in which order. */
export class EditApplier {
  readonly #yaml = new Map<string, YamlFile>();

  constructor(private readonly read: ReadText) {}

  /**
   * All edits together, each of a file as it is now; lines and paths of one edit do not
   * shift those of another.
   */
  apply(edits: readonly FixEdit[]): Applied {
    const files = new Map<string, string>();
    for (const file of new Set(edits.map(edit => edit.file))) {
      const own = edits.filter(edit => edit.file === file);
      const text = this.#edit(file, own);
      if (text === undefined) return { ok: false, file };
      if (text !== this.read(file)) files.set(file, text);
    }
    return { ok: true, files };
  }

  #edit(file: string, edits: FixEdit[]): string | undefined {
    const [first] = edits;
    const text = this.read(file);
    if (first.type === 'create') {
      const isOne = edits.every(edit => isDeepStrictEqual(edit, first));
      const isFree = text === undefined || text === first.content;
      return isOne && isFree ? first.content : undefined;
    }
    const changes = edits.flatMap(toChange);
    // A chart without values may get some.
    if (text === undefined && file !== 'values.yaml') return undefined;
    if (changes.length === edits.length)
      return this.#yamlFile(file).edit(changes);
    return changes.length === 0 && text !== undefined
      ? editLines(text, edits)
      : undefined;
  }

  #yamlFile(file: string): YamlFile {
    const known = this.#yaml.get(file) ?? new YamlFile(this.read(file) ?? '');
    this.#yaml.set(file, known);
    return known;
  }
}

function toChange(edit: FixEdit): FieldChange[] {
  if (edit.type === 'set') return [{ path: edit.path, set: edit.value }];
  if (edit.type === 'remove') return [{ path: edit.path, set: undefined }];
  return [];
}

type LineEdit = Extract<FixEdit, { type: 'insert' | 'replace-lines' }>;

function editLines(text: string, edits: FixEdit[]): string | undefined {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const lines = text.split(/\r?\n/);
  const merged = mergeInserts(edits as LineEdit[]);
  if (!merged) return undefined;
  // From the end on, so that what is changed does not move what is yet to be.
  const ordered = [...merged].sort(
    (a, b) => b.line - a.line || b.count - a.count,
  );
  let untouched = lines.length + 1;
  for (const { line, count, lines: added } of ordered) {
    if (line + count > untouched + (count === 0 ? 1 : 0)) return undefined;
    lines.splice(line - 1, count, ...added);
    untouched = line;
  }
  return lines.join(eol);
}

interface Replacement {
  line: number;
  count: number;
  lines: string[];
}

/** Inserts of one place as one, or undefined where they contradict each other. */
function mergeInserts(edits: LineEdit[]): Replacement[] | undefined {
  const inserts = new Map<
    string,
    { line: number; indent: number; value: unknown }
  >();
  const replacements = new Map<string, Replacement>();
  for (const edit of edits) {
    if (edit.type === 'replace-lines') {
      const { line, count, lines } = edit;
      const key = JSON.stringify([line, count]);
      const known = replacements.get(key);
      if (known && !isDeepStrictEqual(known.lines, lines)) return undefined;
      replacements.set(key, { line, count, lines });
      continue;
    }
    const { line, indent, value } = edit;
    const known = inserts.get(`${line} ${indent}`);
    const merged = known ? merge(known.value, value) : value;
    if (merged === undefined) return undefined;
    inserts.set(`${line} ${indent}`, { line, indent, value: merged });
  }
  const inserted = [...inserts.values()].map(({ line, indent, value }) => ({
    line,
    count: 0,
    lines: templateLines(value, indent),
  }));
  return [...replacements.values(), ...inserted];
}

/** Two values as one; undefined where they hold different scalars. */
function merge(a: unknown, b: unknown): unknown {
  if (isDeepStrictEqual(a, b)) return a;
  if (Array.isArray(a) && Array.isArray(b)) {
    const more = b.filter(item => !a.some(own => isDeepStrictEqual(own, item)));
    return [...a, ...more];
  }
  if (!isMap(a) || !isMap(b)) return undefined;
  const merged = { ...a };
  for (const [key, value] of Object.entries(b)) {
    merged[key] = Object.hasOwn(a, key) ? merge(a[key], value) : value;
    if (merged[key] === undefined) return undefined;
  }
  return merged;
}
