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

/** What the templates of a chart read of its values. */
export interface ValuesReads {
  reads: ValuesRead[];
  /** Why more may be read than is listed; absent when the list is complete. */
  doubt?: string;
}

const ACTION =
  /\{\{-?\s*(?!\/\*)((?:"(?:\\.|[^"\\])*"|`[^`]*`|[^"`])*?)\s*-?\}\}/g;
const READ = /\.Values((?:\.[A-Za-z_]\w*)*)/g;
const LOOKUP =
  /\b(?:index|get|hasKey|pluck)\s+\(?\$?\.Values((?:\.[A-Za-z_]\w*)*)\)?((?:\s+"[^"]+")+)/g;
const DIG = /\bdig((?:\s+"[^"]+")+)[^|)]*?\.Values((?:\.[A-Za-z_]\w*)*)/g;
const PRINTED =
  /^\$?\.Values(?:\.[A-Za-z_]\w*)+(?:\s*\|\s*(?:quote|squote|int|int64|toString|lower|upper|trim|b64enc|trunc \d+))*$/;

/** Reads what texts of templates ask of `.Values`. */
export function readValuesReads(texts: readonly string[]): ValuesReads {
  const reads = texts.flatMap(readsOf);
  const whole = reads.find(({ path }) => path.length === 0);
  const defined = new Set(
    texts.flatMap(text => names(text, /\bdefine\s+"([^"]+)"/g)),
  );
  const foreign = texts
    .flatMap(text => names(text, /\b(?:include|template)\s+"([^"]+)"/g))
    .find(name => !defined.has(name));
  return { reads, doubt: doubtOf(whole, foreign) };
}

function doubtOf(whole: ValuesRead | undefined, foreign: string | undefined) {
  if (whole) {
    return `A template hands on all values (\`${whole.expression.trim()}\`).`;
  }
  return foreign && `The template "${foreign}" is not part of the chart's own.`;
}

function readsOf(text: string): ValuesRead[] {
  const reads: ValuesRead[] = [];
  const blocks: Array<{ isDefine: boolean; guards: string[] }> = [];
  for (const [, expression] of text.matchAll(ACTION)) {
    const keyword = expression.match(/^(?:else\s+)?(\w+)/)?.[1] ?? '';
    const isCondition = /^(if|with|range)$/.test(keyword);
    const paths = pathsIn(expression);
    const guards = new Set(blocks.flatMap(block => block.guards));
    const isHelper = blocks.some(({ isDefine }) => isDefine);
    for (const path of paths) {
      const isGuarded = path.some((_, end) =>
        guards.has(path.slice(0, end + 1).join('.')),
      );
      const isBare = PRINTED.test(expression) && !isGuarded && !isHelper;
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
