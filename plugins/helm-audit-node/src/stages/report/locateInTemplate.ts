import { Path } from '../../json';

/** A line of a template, and how far it leads. */
export interface TemplateStep {
  /** Counted from 1. */
  line: number;
  /** How many steps of the path lead to it. */
  depth: number;
  /** Column of the key, or of the dash of a list's item. */
  indent: number;
}

/** Where a field stands, or the nearest field above it that the text shows. */
export interface TemplatePosition {
  /** Counted from 1. */
  line: number;
  precision: 'exact' | 'parent';
  /** The way there, key by key; the last is the line itself. */
  steps: TemplateStep[];
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
  lines: string[],
  kind: string,
  path: Path,
  known?: KnownField,
): TemplatePosition | undefined {
  const start = known && stepAt(lines, known.line - 1, path[known.depth - 1]);
  const first = start ? after(start) : startOf(lines, kind);
  if (first === undefined) return undefined;
  let at = first;
  let indent = start?.indent ?? -1;
  const steps: TemplateStep[] = [];
  if (start) steps.push({ line: start.line + 1, indent, depth: known.depth });
  for (let depth = known?.depth ?? 0; depth < path.length; depth++) {
    const next =
      typeof path[depth] === 'number'
        ? findItem(lines, at, indent, Number(path[depth]))
        : findKey(lines, at, indent, String(path[depth]));
    if (next === undefined) break;
    indent = next.indent;
    at = after(next);
    steps.push({ line: next.line + 1, indent, depth: depth + 1 });
  }
  const last = steps.at(-1);
  return (
    last && {
      line: last.line,
      precision: last.depth === path.length ? 'exact' : 'parent',
      steps,
    }
  );
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

/** Where the text of a kind begins; nothing where it holds other kinds only. */
function startOf(lines: string[], kind: string): number | undefined {
  const pattern = new RegExp(`^kind:\\s*["']?${escape(kind)}["']?\\s*$`);
  const kindLine = lines.findIndex(line => pattern.test(line));
  if (kindLine < 0) {
    const kinds = lines.filter(line => /^kind:/.test(line));
    const mayBe = kinds.length === 0 || kinds.some(line => line.includes('{{'));
    return mayBe ? 0 : undefined;
  }
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

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
