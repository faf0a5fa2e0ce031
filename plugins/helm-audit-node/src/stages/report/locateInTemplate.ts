import { Path } from '../../json';

/** A line of a template, and the values key that the field comes from. */
export interface TemplatePosition {
  /** Counted from 1. */
  line: number;
  precision: 'exact' | 'parent';
  valuesKey?: string;
}

/** A line that is known to write the field that the first steps of a path lead to. */
export interface KnownField {
  /** Counted from 1. */
  line: number;
  /** How many steps of the path lead to it. */
  depth: number;
}

/**
 * Follows the path of a rendered field through the text of its template, key by key and
 * deeper and deeper indented, as far as the text shows it.
 *
 * @param kind - the resource's kind, which tells documents of one template apart
 * @param known - where to begin, when a part of the way is known
 * @returns undefined when the template does not even show the path's first key
 */
export function locateInTemplate(
  text: string,
  kind: string,
  path: Path,
  known?: KnownField,
): TemplatePosition | undefined {
  const lines = text.split('\n');
  const start = known && stepAt(lines, known.line - 1, path[known.depth - 1]);
  let at = start ? after(start) : startOf(lines, kind);
  let indent = start?.indent ?? -1;
  let found = start?.line;
  for (let step = known?.depth ?? 0; step < path.length; step++) {
    const next =
      typeof path[step] === 'number'
        ? findItem(lines, at, indent, Number(path[step]))
        : findKey(lines, at, indent, String(path[step]));
    if (next === undefined) {
      return found === undefined
        ? undefined
        : {
            line: found + 1,
            precision: 'parent',
            valuesKey: passedOn(lines, found, path.slice(step)),
          };
    }
    found = next.line;
    indent = next.indent;
    at = after(next);
  }
  if (found === undefined) return undefined;
  return {
    line: found + 1,
    precision: 'exact',
    valuesKey: valuesKeyOf(lines[found]) ?? passedOn(lines, found, []),
  };
}

/** The step that a key or index made when it led to this line. */
function stepAt(lines: string[], line: number, key: string | number): Step {
  const text = lines[line] ?? '';
  const isItem = typeof key === 'number';
  const prefix = isItem ? /^\s*/ : /^\s*(?:-\s+)*/;
  return { line, indent: prefix.exec(text)![0].length, inline: isItem };
}

function after({ line, inline }: Step): number {
  return inline ? line : line + 1;
}

function startOf(lines: string[], kind: string): number {
  const pattern = new RegExp(`^kind:\\s*["']?${escape(kind)}["']?\\s*$`);
  const kindLine = lines.findIndex(line => pattern.test(line));
  if (kindLine < 0) return 0;
  for (let line = kindLine; line >= 0; line--) {
    if (/^---/.test(lines[line])) return line + 1;
  }
  return 0;
}

interface Step {
  line: number;
  indent: number;
  /** Whether deeper keys may stand on the same line, as after a list's dash. */
  inline: boolean;
}

function findKey(
  lines: string[],
  from: number,
  parentIndent: number,
  key: string,
): Step | undefined {
  const pattern = new RegExp(`^(\\s*(?:-\\s+)?)["']?${escape(key)}["']?\\s*:`);
  for (let line = from; line < lines.length; line++) {
    if (endsBlock(lines[line], parentIndent, line === from)) return undefined;
    const prefix = lines[line].match(pattern)?.[1];
    if (prefix !== undefined && prefix.length > parentIndent) {
      return { line, indent: prefix.length, inline: false };
    }
  }
  return undefined;
}

function findItem(
  lines: string[],
  from: number,
  parentIndent: number,
  index: number,
): Step | undefined {
  let itemIndent: number | undefined;
  let seen = -1;
  for (let line = from; line < lines.length; line++) {
    const dash = lines[line].match(/^(\s*)-\s/)?.[1];
    if (dash === undefined) {
      if (endsBlock(lines[line], parentIndent, false)) return undefined;
      continue;
    }
    if (dash.length < parentIndent) return undefined;
    itemIndent ??= dash.length;
    if (dash.length === itemIndent) seen++;
    if (seen === index) return { line, indent: dash.length, inline: true };
  }
  return undefined;
}

/** Whether a line leaves the block: as far left as the block's key, and not an action. */
function endsBlock(line: string, parentIndent: number, isFirst: boolean) {
  if (isFirst || parentIndent < 0) return /^---/.test(line);
  const isContent = /\S/.test(line) && !/^\s*(\{\{|#|-\s)/.test(line);
  return isContent && line.search(/\S/) <= parentIndent;
}

/**
 * The values key in a template line; of several the last, which is mostly the value, but
 * not the globals that image helpers are given.
 */
function valuesKeyOf(line: string): string | undefined {
  const keys = [...line.matchAll(/\.Values\.([\w.]+\w)/g)].map(
    ([, key]) => key,
  );
  return keys.filter(key => key !== 'global').at(-1);
}

/** A map or list of the values that is printed as it is. */
const PASSES_VALUE = /(?:\btoYaml|"value")\s+\(?\s*(?:omit\s+)?\$?\.Values\./;

/**
 * The key below a map that is passed on whole, as by `toYaml .Values.resources` on the
 * map's line or, with nothing but actions between, below it.
 */
function passedOn(
  lines: string[],
  line: number,
  rest: Path,
): string | undefined {
  const below = lines.slice(line + 1);
  const end = below.findIndex(text => !/^\s*\{\{/.test(text));
  const own = [lines[line], ...(end < 0 ? below : below.slice(0, end))];
  const whole = own.find(text => PASSES_VALUE.test(text));
  const key = whole
    ? valuesKeyOf(whole.replace(/.*(?=\btoYaml\b|"value")/, ''))
    : dotOf(lines, line, own);
  const names = rest.filter(part => typeof part === 'string');
  return key && [key, ...names].join('.');
}

/** The value that `with` makes the dot, where the dot is what is printed. */
function dotOf(
  lines: string[],
  line: number,
  own: string[],
): string | undefined {
  if (!own.some(text => /\btoYaml\s+\.\s/.test(text))) return undefined;
  const around = [...lines.slice(Math.max(0, line - 1), line), ...own];
  const opener = around
    .filter(text => /\{\{-?\s*with\s+\(?\s*\$?\.Values\./.test(text))
    .at(-1);
  return opener && valuesKeyOf(opener);
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
