import { FixEdit } from '@helm-audit/plugin-helm-audit-common';
import { isDeepStrictEqual } from 'node:util';
import { isMap, JsonMap, Path, valueAt } from '../json';
import { FieldGoal } from './fields';
import { Place, Places } from './places';
import {
  blockAround,
  blockBelow,
  keyColumn,
  openBlocks,
} from './templateBlocks';
import { templateLines } from './templateLines';
import { inlineText, isBlock } from './yamlText';

type Insertable = JsonMap | unknown[];

/**
 * Changes the template lines that write a field, or puts it in where it belongs.
 *
 * @returns undefined where the lines are a subchart's or can't be told apart from what else
 *   they write
 */
export function templateEdits(
  goal: FieldGoal,
  places: Places,
): FixEdit[] | undefined {
  const { resource, path, set } = goal;
  const current = valueAt(resource.body, ...path);
  if (current === undefined) return insertField(goal, places);
  if (isMap(current) && isMap(set)) {
    const edits = Object.entries(set).map(([key, value]) =>
      isDeepStrictEqual(current[key], value)
        ? []
        : templateEdits({ resource, path: [...path, key], set: value }, places),
    );
    return edits.every(Boolean) ? edits.flatMap(edit => edit!) : undefined;
  }
  if (Array.isArray(current) && Array.isArray(set)) {
    const isMore = isDeepStrictEqual(set.slice(0, current.length), current);
    if (isMore && current.length > 0) {
      return appendItems(goal, set.slice(current.length), places);
    }
  }
  return replaceField(goal, places);
}

const PLAIN =
  /^(\s*(?:-\s+)?["']?[\w./-]+["']?:)(?:\s+([^\s#|>&*{[][^#{]*)?)?((?<=\s)#.*)?$/;

/** A field that is written by one action alone. */
const FILLED = /^\s*["']?[\w./-]+["']?:\s+["']?\{\{[^{}]*\}\}["']?\s*$/;

/** Replaces a field whose text holds no action, or takes away one that is on a line. */
function replaceField(
  { resource, path, set }: FieldGoal,
  places: Places,
): FixEdit[] | undefined {
  const place = places.find(resource, path);
  if (!place) return undefined;
  const { file, line, lines } = place;
  const whole = lines[line - 1];
  if (set === undefined && FILLED.test(whole)) {
    return [{ type: 'replace-lines', file, line, count: 1, lines: [] }];
  }
  const [, key, scalar, remark = ''] = PLAIN.exec(whole) ?? [];
  const end = whole.slice(0, whole.length - remark.length).trimEnd().length;
  const comment = remark && whole.slice(end);
  if (!key) return undefined;
  const { to } = scalar ? { to: line } : blockBelow(lines, line);
  const old = lines.slice(line, to);
  if (old.some(text => text.includes('{{'))) return undefined;
  if (isActionBelow(lines[to] ?? '', keyColumn(key))) return undefined;
  const count = 1 + old.length;
  if (set === undefined) {
    const isItem = /^\s*-/.test(key);
    return isItem
      ? undefined
      : [{ type: 'replace-lines', file, line, count, lines: [] }];
  }
  const written = isBlock(set)
    ? [`${key}${comment}`, ...templateLines(set, keyColumn(key) + 2)]
    : [`${key} ${inlineText(set)}${comment}`];
  return [{ type: 'replace-lines', file, line, count, lines: written }];
}

/** Whether a line prints more of what stands below a key of that column. */
function isActionBelow(line: string, column: number): boolean {
  return (
    /^\s*\{\{-?\s*(?!end\b|else\b)/.test(line) && line.search(/\S/) > column
  );
}

/** Puts in a field that is not there, below the nearest one that is. */
function insertField(
  { resource, path, set }: FieldGoal,
  places: Places,
): FixEdit[] | undefined {
  if (set === undefined) return [];
  let depth = path.length - 1;
  while (
    depth > 0 &&
    valueAt(resource.body, ...path.slice(0, depth)) === undefined
  ) {
    depth--;
  }
  const parent = path.slice(0, depth);
  const value = nest(path.slice(depth), set);
  const written = places.find(resource, path.slice(0, depth + 1));
  if (written) return insertElse(written, value);
  const spot = spotBelow(resource.body, parent, child =>
    places.find(resource, child),
  );
  return spot && [{ type: 'insert', ...spot, value }];
}

/** The key is there under a condition that does not hold: the other branch gets the value. */
function insertElse(
  { file, line, lines }: Place,
  value: Insertable,
): FixEdit[] | undefined {
  const block = blockAround(lines, line);
  if (!block) return undefined;
  const indent = lines[block.opener - 1].match(/^\s*/)![0];
  const column = keyColumn(lines[line - 1]);
  return [
    {
      type: 'replace-lines',
      file,
      line: block.end,
      count: 0,
      lines: [`${indent}{{- else }}`, ...templateLines(value, column)],
    },
  ];
}

function nest(path: Path, set: unknown): Insertable {
  return path.reduceRight<unknown>(
    (value, key) => (typeof key === 'number' ? [value] : { [key]: value }),
    set,
  ) as Insertable;
}

interface Spot {
  file: string;
  line: number;
  indent: number;
}

type Find = (path: Path) => Place | undefined;

/** Where a new key below a map, or a first item of a list, is put in. */
function spotBelow(body: JsonMap, parent: Path, find: Find): Spot | undefined {
  const isItem = typeof parent.at(-1) === 'number';
  if (parent.length === 0 || isItem) return spotBeside(body, parent, find);
  const place = find(parent);
  if (!place || !/^[^{}]*:\s*(#.*)?$/.test(place.lines[place.line - 1])) {
    return undefined;
  }
  const { file, line, lines } = place;
  // What is printed below as a whole may hold the same key one day.
  if (/^\s*\{\{.*\btoYaml\b/.test(lines[line] ?? '')) return undefined;
  const indent = childColumn(place, body, parent, find);
  return indent === undefined ? undefined : { file, line: line + 1, indent };
}

/** After a scalar of the same map, as a list's item begins with one of its keys. */
function spotBeside(body: JsonMap, parent: Path, find: Find): Spot | undefined {
  const siblings = valueAt(body, ...parent);
  if (!isMap(siblings)) return undefined;
  const first = parent.length === 0 ? find(['kind']) : find(parent);
  for (const [key, value] of Object.entries(siblings)) {
    if (isBlock(value) || String(value).includes('\n')) continue;
    const place = find([...parent, key]);
    if (!place || place.file !== first?.file || place.line < first.line)
      continue;
    const { file, line, lines } = place;
    const text = lines[line - 1];
    const goesOn =
      /[|>][-+\d]*\s*$|-\}\}\s*$/.test(text) || !/:\s+\S/.test(text);
    const isSame = openBlocks(lines.slice(first.line - 1, line)) === 0;
    if (goesOn || !isSame || /^\s*[^\s{#-][^:]*$/.test(lines[line] ?? ''))
      continue;
    return { file, line: line + 1, indent: keyColumn(text) };
  }
  return undefined;
}

/** The column of the keys below one, as its children or the action below it show. */
function childColumn(
  { file, line, lines }: Place,
  body: JsonMap,
  parent: Path,
  find: Find,
): number | undefined {
  const column = keyColumn(lines[line - 1]);
  const value = valueAt(body, ...parent);
  if (!isBlock(value)) return column + 2;
  const keys = Array.isArray(value)
    ? value.map((_, index) => index)
    : Object.keys(value as JsonMap);
  for (const key of keys) {
    const child = find([...parent, key]);
    if (!child || child.file !== file || child.line <= line) continue;
    const text = child.lines[child.line - 1];
    return Array.isArray(value) ? text.search(/\S/) : keyColumn(text);
  }
  const shown = /^\s*\{\{-.*\bnindent\s+(\d+)\s*-?\}\}/.exec(lines[line] ?? '');
  return shown ? Number(shown[1]) : undefined;
}

/** Puts in items before those of a list. */
function appendItems(
  { resource, path }: FieldGoal,
  items: unknown[],
  places: Places,
): FixEdit[] | undefined {
  if (items.length === 0) return [];
  const spot = spotBelow(resource.body, path, child =>
    places.find(resource, child),
  );
  return spot && [{ type: 'insert', ...spot, value: items }];
}
