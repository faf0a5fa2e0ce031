import { lex, Token } from '../../template/lex';

/** A replacement of a part of a text; parts don't overlap. */
export interface Edit {
  /** Index of the part's first character. */
  start: number;
  /** Index after the part. */
  end: number;
  text: string;
}

/** How the actions of a template are changed so that marks tell how they were come by. */
export interface InstrumentedActions {
  edits: Edit[];
  /** Variables that hold the keys of the loops around a place, outermost first. */
  keysAt: (index: number) => string[];
}

/** What is changed where actions stay as they are. */
export const NO_ACTIONS: InstrumentedActions = { edits: [], keysAt: () => [] };

/** A block that is open, and the variable with its key where it is a loop. */
interface Block {
  keyword: string;
  key?: string;
}

/**
 * Lets every call of a named template add its place to the marks in what it gives, and every
 * loop keep its key in a variable.
 */
export function instrumentActions(
  source: string,
  template: number,
): InstrumentedActions {
  const edits: Edit[] = [];
  const blocks: Block[] = [];
  const states: Array<{ start: number; keys: string[] }> = [];
  try {
    for (const lexeme of lex(source)) {
      if (lexeme.type !== 'action') continue;
      const { tokens, line, start } = lexeme;
      const place = placeOf(template, line, keysOf(blocks));
      edits.push(...callEdits(tokens, place), ...rewriteEdits(tokens));
      follow(blocks, tokens, start, edits);
      states.push({ start, keys: keysOf(blocks) });
    }
  } catch {
    // It is no template that can be read; Helm will say so.
    return NO_ACTIONS;
  }
  return {
    edits,
    keysAt: index => states.findLast(({ start }) => start < index)?.keys ?? [],
  };
}

/** Applies edits, in whatever order they come. */
export function replaceStretches(source: string, edits: Edit[]): string {
  let text = '';
  let at = 0;
  for (const edit of [...edits].sort((a, b) => a.start - b.start)) {
    text += source.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return text + source.slice(at);
}

/** Keys of the loops within the innermost named template. */
function keysOf(blocks: Block[]): string[] {
  const define = blocks.findLastIndex(
    ({ keyword }) => keyword === 'define' || keyword === 'block',
  );
  return blocks.slice(define + 1).flatMap(({ key }) => key ?? []);
}

/** The expression of a call's place, as it is put before marks. */
function placeOf(template: number, line: number, keys: string[]): string {
  const place = `${template}:${line}`;
  if (keys.length === 0) return `" #@${place};"`;
  const brackets = keys.map(() => '[%s]').join('');
  const values = keys.map(key => `(${key} | urlquery)`).join(' ');
  return `(printf " #@${place}${brackets};" ${values})`;
}

function callEdits(tokens: Token[], place: string): Edit[] {
  const [first] = tokens;
  if (first.type === 'word' && first.text === 'template') {
    const { end } = tokens.at(-1)!;
    const argument = tokens.length === 2 ? ' nil' : '';
    return [
      { start: first.start, end: first.end, text: '(include' },
      { start: end, end, text: `${argument} | replace " #@" ${place})` },
    ];
  }
  return tokens.flatMap((token, index) => {
    const isCall = token.type === 'word' && token.text === 'include';
    // What is piped into a call is its argument.
    if (!isCall || isMark(tokens[index - 1], '|')) return [];
    const end = tokens[endOfCall(tokens, index)].end;
    return [
      { start: token.start, end: token.start, text: '(' },
      { start: end, end, text: ` | replace " #@" ${place})` },
    ];
  });
}

/** What is read as YAML and written again loses its comments, and is else the same. */
const REWRITE = ['|', 'fromYaml', '|', 'toYaml'];

function rewriteEdits(tokens: Token[]): Edit[] {
  return tokens.flatMap((token, index) => {
    const found = tokens.slice(index, index + REWRITE.length);
    const isRewrite = REWRITE.every((text, at) => found[at]?.text === text);
    return isRewrite
      ? [{ start: token.start, end: found.at(-1)!.end, text: '' }]
      : [];
  });
}

/** Index of the last token of a call's arguments. */
function endOfCall(tokens: Token[], call: number): number {
  let depth = 0;
  for (let index = call + 1; index < tokens.length; index++) {
    if (isMark(tokens[index], '(')) depth++;
    if (isMark(tokens[index], ')')) depth--;
    if (depth < 0 || (depth === 0 && isMark(tokens[index], '|'))) {
      return index - 1;
    }
  }
  return tokens.length - 1;
}

/** Opens and closes blocks as an action does. */
function follow(
  blocks: Block[],
  tokens: Token[],
  start: number,
  edits: Edit[],
): void {
  const keyword = tokens[0].type === 'word' ? tokens[0].text : '';
  switch (keyword) {
    case 'if':
    case 'with':
    case 'define':
    case 'block':
      blocks.push({ keyword });
      break;
    case 'range':
      blocks.push({ keyword, key: keyOf(tokens, start, edits) });
      break;
    case 'else':
      // What stands there runs where there is nothing to loop over.
      if (blocks.length > 0) blocks.push({ keyword: blocks.pop()!.keyword });
      break;
    case 'end':
      blocks.pop();
      break;
    default:
  }
}

/** The variable that holds a loop's key; one is added where there is none. */
function keyOf(tokens: Token[], start: number, edits: Edit[]): string {
  const [, first, second] = tokens;
  if (first.type === 'variable' && isMark(second, ',')) return `$${first.text}`;
  const key = `$helmAuditKey${start}`;
  const hasValue = first.type === 'variable' && isMark(second, ':=');
  const text = hasValue ? `${key}, ` : `${key}, $helmAuditItem${start} := `;
  edits.push({ start: first.start, end: first.start, text });
  return key;
}

function isMark(token: Token | undefined, text: string): boolean {
  return token?.type === 'mark' && token.text === text;
}
