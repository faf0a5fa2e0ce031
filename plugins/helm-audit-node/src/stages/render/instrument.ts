import { actionsIn } from '../../template/actions';
import { FileTree } from '../load/types';
import {
  replaceStretches,
  Edit,
  instrumentActions,
  NO_ACTIONS,
} from './instrumentActions';

/** A chart whose rendered lines tell which line of which template they come from. */
export interface InstrumentedFiles {
  /** Instrumented text by path; files that are not named stay as they are. */
  texts: ReadonlyMap<string, string>;
  /** Templates, in the order in which marks count them. */
  templates: string[];
}

const TEMPLATE = /(^|\/)templates\/.*\.(ya?ml|tpl)$/;

/** A line that begins a YAML map entry or list item and can bear a comment at its end. */
const MARKABLE =
  /^\s*(?:- +)*(?:(?:[A-Za-z_$][\w./$-]*|\{\{-?[^{}]*\}\}):(?=\s|$)|- *\S)/;

/** After these a comment would be content, or would be trimmed onto the value. */
const NOT_AT_END = /(-\}\}|[,{[\\]|&[\w-]+)\s*$/;

/** A key whose value an action prints on the lines below, so that its own line ends early. */
const VALUE_BELOW =
  /^(\s*(?:- +)*[\w./$-]+:)\s*\{\{-?[^{}]*\bnindent +\d+ *-?\}\}\s*$/;

/**
 * Puts a YAML comment at the end of each line of the templates that begins a field. Comments
 * go through `include` and `nindent` with the line, so a rendered field carries the place in
 * the source where it is written, also through named templates.
 *
 * @param withCalls - whether comments also say which calls of named templates led to the
 * line, and the keys at which the loops around it were; this changes actions, which not
 * every chart takes
 */
export function instrument(
  files: FileTree,
  withCalls = false,
): InstrumentedFiles {
  const templates = [...files.keys()].filter(file => TEMPLATE.test(file));
  return {
    templates,
    texts: new Map(
      templates.map((file, index) => [
        file,
        markTemplate(files.get(file)!.toString('utf8'), index, withCalls),
      ]),
    ),
  };
}

function markTemplate(text: string, template: number, withCalls: boolean) {
  // Its schemas hold long texts that look like fields, and nothing is found in them.
  if (/^kind: CustomResourceDefinition\b/m.test(text)) return text;
  const { edits, keysAt } = withCalls
    ? instrumentActions(text, template)
    : NO_ACTIONS;
  return replaceStretches(text, [
    ...edits,
    ...markLines(text, template, keysAt),
  ]);
}

function markLines(
  text: string,
  template: number,
  keysAt: (index: number) => string[],
): Edit[] {
  const within = linesThatGoOn(text);
  const lines = text.split('\n');
  const edits: Edit[] = [];
  let start = 0;
  lines.forEach((line, index) => {
    if (!within.has(index) && MARKABLE.test(line)) {
      const place = markIn(line, lines[index + 1] ?? '');
      const at = start + (place?.start ?? 0);
      const keys = keysAt(at).map(key => `[{{ ${key} | urlquery }}]`);
      const mark = ` #@${template}:${index + 1}${keys.join('')}`;
      if (place) edits.push({ start: at, end: start + place.end, text: mark });
    }
    start += line.length + 1;
  });
  return edits;
}

/** The part of a line that gives way to a mark. */
function markIn(
  line: string,
  next: string,
): { start: number; end: number } | undefined {
  const key = VALUE_BELOW.exec(line)?.[1];
  if (key) return { start: key.length, end: key.length };
  if (NOT_AT_END.test(line) || goesOn(line, next)) return undefined;
  return { start: line.trimEnd().length, end: line.length };
}

/** Whether a scalar that begins on a line goes on in the next, where a comment would cut it. */
function goesOn(line: string, next: string): boolean {
  const hasText = /(?:: +|- +)[^\s|>#{&]/.test(line);
  const isText = /^\s+[^\s#{-]/.test(next) && !MARKABLE.test(next);
  return hasText && isText && indentOf(next) > indentOf(line);
}

function indentOf(line: string): number {
  return line.search(/\S|$/);
}

/** Indexes of lines that end within an action. */
function linesThatGoOn(text: string): Set<number> {
  const lines = new Set<number>();
  let line = 0;
  let at = 0;
  for (const { start, end } of actionsIn(text)) {
    line += countBreaks(text.slice(at, start));
    const breaks = countBreaks(text.slice(start, end));
    for (let next = 0; next < breaks; next++) lines.add(line + next);
    line += breaks;
    at = end;
  }
  return lines;
}

function countBreaks(text: string): number {
  return text.split('\n').length - 1;
}
