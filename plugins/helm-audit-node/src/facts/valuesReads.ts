import { ChartFact } from '../stages/gather/types';

/** A place in a template that reads a value. */
export interface ValuesRead {
  /** Keys below `.Values`; a read stands for everything below it. */
  path: string[];
  /** The expression, without braces. */
  expression: string;
  /** Whether it decides what is rendered, as in `if` and `with`. */
  isCondition: boolean;
  /**
   * Whether the value is printed as it is, with nothing that would notice or mend its
   * absence: no default, no condition on it around, no helper in between.
   */
  isBare: boolean;
}

/** What a file of templates reads of the values. */
export interface ValuesReads {
  reads: ValuesRead[];
  /** Names of the templates that it defines. */
  defines: string[];
  /** Names of the templates that it includes. */
  includes: string[];
}

const ACTION =
  /\{\{(?!-?\s*\/\*)-?((?:"(?:\\.|[^"\\])*"|`[^`]*`|[^"`])*?)-?\}\}/g;
const READ = /\.Values((?:\.[A-Za-z_]\w*)*)/g;
const LOOKUP =
  /\b(?:index|get|hasKey|pluck)\s+\(?\$?\.Values((?:\.[A-Za-z_]\w*)*)\)?((?:\s+"[^"]+")+)/g;
const DIG = /\bdig((?:\s+"[^"]+")+)[^|)]*?\.Values((?:\.[A-Za-z_]\w*)*)/g;
const PRINTED =
  /^\$?\.Values(?:\.[A-Za-z_]\w*)+(?:\s*\|\s*(?:quote|squote|int|int64|toString|lower|upper|trim|b64enc|trunc \d+))*$/;

/** Files whose text is no template that could read a value. */
const NO_TEMPLATE =
  /(^|\/)(README|CHANGELOG)[^/]*$|\.md(\.gotmpl)?$|^(ci|tests?|unittests?|docs|examples)\/|^values[^/]*\.schema\.json$/i;

/** Reads what a chart's files ask of `.Values`, by their paths; those that ask nothing too. */
export function deriveValuesReads({
  files,
}: ChartFact): Record<string, ValuesReads> {
  return Object.fromEntries(
    Object.entries(files)
      .filter(([path, text]) => text.includes('{{') && !NO_TEMPLATE.test(path))
      .map(([path, text]) => [path, readValuesReads(text)]),
  );
}

/** Reads what the text of a template asks of `.Values`. */
export function readValuesReads(text: string): ValuesReads {
  return {
    reads: readsOf(text),
    defines: names(text, /\bdefine\s+"([^"]+)"/g),
    includes: names(text, /\b(?:include|template)\s+"([^"]+)"/g),
  };
}

/** Why more may be read than is listed; undefined when the list is complete. */
export function doubtOf(files: ValuesReads[]): string | undefined {
  const whole = files
    .flatMap(({ reads }) => reads)
    .find(({ path }) => path.length === 0);
  if (whole) {
    return `A template hands on all values (\`${whole.expression.trim()}\`).`;
  }
  const defined = new Set(files.flatMap(({ defines }) => defines));
  const foreign = files
    .flatMap(({ includes }) => includes)
    .find(name => !defined.has(name));
  return (
    foreign &&
    `The chart hands its values to the template "${foreign}" of another chart, so which of them are read is not known.`
  );
}

/** A block that is open where something is read, and the values it depends on. */
interface Block {
  isDefine: boolean;
  guards: string[];
}

/** Whether a block is a helper's, or is there only if the value is. */
function isSafeIn(blocks: Block[], path: string[]): boolean {
  const key = `${path.join('.')}.`;
  return blocks.some(
    ({ isDefine, guards }) =>
      isDefine || guards.some(guard => key.startsWith(`${guard}.`)),
  );
}

function readsOf(text: string): ValuesRead[] {
  const reads: ValuesRead[] = [];
  const blocks: Block[] = [];
  for (const [, body] of text.matchAll(ACTION)) {
    const expression = body.trim();
    const keyword = expression.match(/^(?:else\s+)?(\w+)/)?.[1] ?? '';
    const isCondition = /^(if|with|range)$/.test(keyword);
    const paths = pathsIn(expression);
    for (const path of paths) {
      const isBare = PRINTED.test(expression) && !isSafeIn(blocks, path);
      reads.push({ path, expression, isCondition, isBare });
    }
    if (keyword === 'end') blocks.pop();
    else if (/^(define|block)$/.test(keyword)) {
      blocks.push({ isDefine: true, guards: [] });
    } else if (isCondition) {
      const conditions = paths.map(path => path.join('.'));
      if (expression.startsWith('else')) {
        blocks.at(-1)?.guards.push(...conditions);
      } else blocks.push({ isDefine: false, guards: conditions });
    }
  }
  return reads;
}

/** Paths below `.Values` in an expression; the empty path means all of them. */
function pathsIn(expression: string): string[][] {
  if (!expression.includes('.Values')) return [];
  const paths: string[][] = [];
  const rest = expression
    .replace(LOOKUP, (_, path: string, keys: string) => {
      paths.push([...split(path), ...quoted(keys)]);
      return '';
    })
    .replace(DIG, (_, keys: string, path: string) => {
      paths.push([...split(path), ...quoted(keys)]);
      return '';
    });
  for (const [, path] of rest.matchAll(READ)) paths.push(split(path));
  return paths;
}

function split(path: string): string[] {
  return path.split('.').filter(Boolean);
}

function quoted(text: string): string[] {
  return [...text.matchAll(/"([^"]+)"/g)].map(([, key]) => key);
}

function names(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, name]) => name);
}
