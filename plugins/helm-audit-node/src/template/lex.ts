/** A piece of text between actions, or one action's tokens; it starts at this index. */
export type Lexeme =
  | { type: 'text'; text: string; line: number }
  | { type: 'action'; tokens: Token[]; line: number; start: number };

/** A token within an action. */
export interface Token {
  type: 'string' | 'number' | 'word' | 'field' | 'variable' | 'mark';
  /** Strings without quotes; fields and variables without the leading `.` or `$`. */
  text: string;
  /** Whether white space stands before it. */
  isApart: boolean;
  /** Index in the source at which it begins. */
  start: number;
  /** Index in the source after it. */
  end: number;
}

const TOKENS =
  /(?<space>\s+)|(?<string>"(?:[^"\\\n]|\\.)*")|(?<raw>`[^`]*`)|(?<char>'(?:[^'\\\n]|\\.)+')|(?<number>[-+]?(?:0[xXoObB][\da-fA-F_]+|\d[\d_]*(?:\.\d*)?(?:[eE][-+]?\d+)?))|(?<variable>\$\w*(?:\.\w+)*)|(?<field>\.\w+(?:\.\w+)*)|(?<word>[A-Za-z_]\w*)|(?<mark>:=|[=|(),.])/y;

/**
 * Splits a template into text and actions. Comments vanish, trimming markers take the white
 * space that they stand for.
 *
 * @throws SyntaxError where an action does not end or holds what no action can
 */
export function lex(source: string): Lexeme[] {
  const lexemes: Lexeme[] = [];
  let at = 0;
  let line = 1;
  let trimsNext = false;
  const advance = (to: number) => {
    for (let index = at; index < to; index++) {
      if (source.charCodeAt(index) === 10) line++;
    }
    at = to;
  };
  while (at < source.length) {
    const open = source.indexOf('{{', at);
    const end = open < 0 ? source.length : open;
    const trimsBefore = /^\{\{-\s/.test(source.slice(end, end + 4));
    const start = trimsNext ? skipSpace(source, at, end) : at;
    advance(start);
    const text = source.slice(start, end);
    const kept = trimsBefore ? text.trimEnd() : text;
    if (kept) lexemes.push({ type: 'text', text: kept, line });
    advance(end);
    if (open < 0) break;
    const action = lexAction(source, open + (trimsBefore ? 3 : 2));
    if (action.tokens.length > 0) {
      const { tokens } = action;
      lexemes.push({ type: 'action', tokens, line, start: open });
    }
    trimsNext = action.trimsAfter;
    advance(action.end);
  }
  return lexemes;
}

function skipSpace(source: string, from: number, to: number): number {
  let at = from;
  while (at < to && /\s/.test(source[at])) at++;
  return at;
}

const COMMENT = /\s*\/\*[\s\S]*?\*\/\s*(-?)\}\}/y;

function lexAction(source: string, start: number) {
  COMMENT.lastIndex = start;
  const comment = COMMENT.exec(source);
  if (comment) {
    return {
      tokens: [],
      end: COMMENT.lastIndex,
      trimsAfter: comment[1] === '-',
    };
  }
  const tokens: Token[] = [];
  let isApart = true;
  for (let at = start; at < source.length; ) {
    if (source.startsWith('}}', at)) {
      return { tokens, end: at + 2, trimsAfter: false };
    }
    if (source.startsWith('-}}', at) && isApart) {
      return { tokens, end: at + 3, trimsAfter: true };
    }
    TOKENS.lastIndex = at;
    const groups = TOKENS.exec(source)?.groups;
    if (!groups) break;
    if (groups.space === undefined) {
      const place = { isApart, start: at, end: TOKENS.lastIndex };
      tokens.push({ ...toToken(groups), ...place });
    }
    at = TOKENS.lastIndex;
    isApart = groups.space !== undefined;
  }
  throw new SyntaxError('an action does not end');
}

function toToken(
  groups: Record<string, string | undefined>,
): Pick<Token, 'type' | 'text'> {
  const { string, raw, char, number, variable, field, word, mark } = groups;
  if (string !== undefined) return { type: 'string', text: unquote(string) };
  if (raw !== undefined) return { type: 'string', text: raw.slice(1, -1) };
  if (char !== undefined) {
    const code = unquote(char).codePointAt(0) ?? 0;
    return { type: 'number', text: String(code) };
  }
  if (number !== undefined) return { type: 'number', text: number };
  if (variable !== undefined) {
    return { type: 'variable', text: variable.slice(1) };
  }
  if (field !== undefined) return { type: 'field', text: field.slice(1) };
  if (word !== undefined) return { type: 'word', text: word };
  return { type: 'mark', text: mark ?? '' };
}

const ESCAPES: Record<string, string> = { n: '\n', t: '\t', r: '\r' };

function unquote(text: string): string {
  return text
    .slice(1, -1)
    .replace(/\\(.)/g, (_, letter: string) => ESCAPES[letter] ?? letter);
}
