/** An action of a template, with the line that it begins on, counted from 0. */
interface Action {
  text: string;
  /** What stands between the braces, without trimming marks. */
  body: string;
  line: number;
}

const ACTION = /\{\{-?([\s\S]*?)-?\}\}/g;
const OPENS = /^(if|with|range|define|block)\b/;

function actionsOf(lines: readonly string[]): Action[] {
  const text = lines.join('\n');
  let line = 0;
  let at = 0;
  return [...text.matchAll(ACTION)].map(({ 0: whole, 1: body, index }) => {
    line += text.slice(at, index).split('\n').length - 1;
    at = index;
    return { text: whole, body: body.trim(), line };
  });
}

/** Whether what the dot means changes within a block. */
export function opensOtherDot(action: string): boolean {
  return /^\{\{-?\s*(range|with)\b/.test(action);
}

/** How many blocks more are open at the end of the lines than at their beginning. */
export function openBlocks(lines: readonly string[]): number {
  return actionsOf(lines).reduce((depth, { body }) => depth + stepOf(body), 0);
}

function stepOf(body: string): number {
  if (OPENS.test(body)) return 1;
  return /^end\b/.test(body) ? -1 : 0;
}

/**
 * What encloses a line: the blocks that are open there, and what sets variables or is called
 * on the way, as actions in their order.
 *
 * @param line - counted from 1
 * @returns undefined within `define`, `block` or an `else`
 */
export function scopeOf(
  lines: readonly string[],
  line: number,
): { actions: string[]; blocks: number; loops: boolean } | undefined {
  const open: Array<{ actions: string[]; isPlain: boolean }> = [
    { actions: [], isPlain: true },
  ];
  for (const { text, body } of actionsOf(lines.slice(0, line - 1))) {
    const frame = open[open.length - 1];
    if (OPENS.test(body)) {
      const isPlain = !/^(define|block)\b/.test(body);
      open.push({ actions: [text], isPlain });
    } else if (/^end\b/.test(body)) {
      if (open.length > 1) open.pop();
    } else if (/^else\b/.test(body)) frame.isPlain = false;
    else if (/^(\$\w*\s*:?=|template\b)/.test(body)) frame.actions.push(text);
  }
  if (open.some(({ isPlain }) => !isPlain)) return undefined;
  const actions = open.flatMap(frame => frame.actions);
  return {
    actions,
    blocks: open.length - 1,
    loops: actions.some(action => /^\{\{-?\s*range\b/.test(action)),
  };
}

/**
 * The block whose only content begins on a line: `if` or `with` right above it, and the line
 * of its `end`, both counted from 1.
 *
 * @returns undefined where there is no such block, or it has an `else`
 */
export function blockAround(
  lines: readonly string[],
  line: number,
): { opener: number; end: number } | undefined {
  let opener = line - 2;
  while (opener >= 0 && !lines[opener].trim()) opener--;
  if (!/^\s*\{\{-?\s*(if|with)\b[^{}]*\}\}\s*$/.test(lines[opener] ?? '')) {
    return undefined;
  }
  let depth = 0;
  for (const { body, line: at } of actionsOf(lines.slice(opener))) {
    if (depth === 1 && /^else\b/.test(body)) return undefined;
    depth += stepOf(body);
    if (depth > 0) continue;
    const end = opener + at;
    return /^\s*\{\{-?\s*end\s*-?\}\}\s*$/.test(lines[end])
      ? { opener: opener + 1, end: end + 1 }
      : undefined;
  }
  return undefined;
}

/** The column of the key on a line, after dashes; counted from 0. */
export function keyColumn(line: string): number {
  return /^\s*(?:-\s+)*/.exec(line)![0].length;
}

/**
 * The lines below a key that are its value, as indexes: from after the key up to the first
 * line that is no deeper. Actions on lines of their own count as deeper.
 */
export function blockBelow(
  lines: readonly string[],
  line: number,
): { from: number; to: number } {
  const column = keyColumn(lines[line - 1]);
  const isItem = lines[line - 1].trimStart().startsWith('-');
  let to = line;
  for (let at = line; at < lines.length; at++) {
    const text = lines[at];
    if (!text.trim() || /^\s*(\{\{|#)/.test(text)) continue;
    const depth = text.search(/\S/);
    const isOwnItem = depth === column && !isItem && /^\s*-(\s|$)/.test(text);
    if (depth <= column && !isOwnItem) break;
    to = at + 1;
  }
  return { from: line, to };
}
