import { lex, Lexeme, Token } from './lex';
import { Branch, Node, Operand, Pipe } from './types';

/**
 * Parses a Go template.
 *
 * @throws SyntaxError when it is none
 */
export function parseTemplate(source: string): Node[] {
  const parser = new Parser(lex(source));
  const nodes = parser.nodes();
  parser.expectEnd();
  return nodes;
}

/** Deeper nesting than any chart has; it bounds the stack. */
const MAX_DEPTH = 200;

/** Keywords that end the nodes of a block. */
const CLOSING = new Set(['end', 'else']);

class Parser {
  #at = 0;
  #depth = 0;

  constructor(private readonly lexemes: Lexeme[]) {}

  /** Nodes up to the `end` or `else` that closes the block, or the template's end. */
  nodes(): Node[] {
    if (++this.#depth > MAX_DEPTH) throw new SyntaxError('nested too deep');
    const nodes: Node[] = [];
    for (;;) {
      const lexeme = this.lexemes[this.#at];
      if (!lexeme || CLOSING.has(keywordOf(lexeme) ?? '')) break;
      this.#at++;
      if (lexeme.type === 'text') nodes.push(lexeme);
      else nodes.push(...this.#action(lexeme));
    }
    this.#depth--;
    return nodes;
  }

  expectEnd(): void {
    if (this.#at < this.lexemes.length) {
      throw new SyntaxError('an end has no beginning');
    }
  }

  #action(lexeme: Extract<Lexeme, { type: 'action' }>): Node[] {
    const { line, tokens } = lexeme;
    const keyword = keywordOf(lexeme);
    switch (keyword) {
      case 'if':
      case 'with':
      case 'range':
        return [this.#branch(keyword, new TokenReader(tokens, 1), line)];
      case 'define':
        return [this.#define(tokens, line)];
      case 'block': {
        const define = this.#define(tokens, line);
        const pipe = readPipe(new TokenReader(tokens, 2));
        return [define, { type: 'template', name: define.name, pipe, line }];
      }
      case 'template': {
        const pipe =
          tokens.length > 2 ? readPipe(new TokenReader(tokens, 2)) : undefined;
        return [{ type: 'template', name: nameIn(tokens), pipe, line }];
      }
      case 'break':
      case 'continue':
        return [];
      default:
        return [
          { type: 'action', pipe: readPipe(new TokenReader(tokens)), line },
        ];
    }
  }

  #define(tokens: Token[], line: number) {
    const body = this.nodes();
    this.#expectKeyword('end');
    return { type: 'define' as const, name: nameIn(tokens), body, line };
  }

  #branch(type: Branch['type'], reader: TokenReader, line: number): Branch {
    const pipe = readPipe(reader);
    const body = this.nodes();
    return { type, pipe, body, otherwise: this.#otherwise(), line };
  }

  /** What stands after `else`, the closing `end` included. */
  #otherwise(): Node[] {
    const closing = this.lexemes[this.#at++];
    if (closing?.type !== 'action') throw new SyntaxError('an end is missing');
    const [keyword, next] = closing.tokens;
    if (keyword.text === 'end') return [];
    if (next?.type === 'word' && (next.text === 'if' || next.text === 'with')) {
      const reader = new TokenReader(closing.tokens, 2);
      return [this.#branch(next.text, reader, closing.line)];
    }
    const nodes = this.nodes();
    this.#expectKeyword('end');
    return nodes;
  }

  #expectKeyword(keyword: string): void {
    const lexeme = this.lexemes[this.#at++];
    if (!lexeme || keywordOf(lexeme) !== keyword) {
      throw new SyntaxError(`an ${keyword} is missing`);
    }
  }
}

function keywordOf(lexeme: Lexeme): string | undefined {
  if (lexeme.type !== 'action') return undefined;
  const [first] = lexeme.tokens;
  return first?.type === 'word' ? first.text : undefined;
}

function nameIn(tokens: Token[]): string {
  if (tokens[1]?.type !== 'string') throw new SyntaxError('a name is missing');
  return tokens[1].text;
}

class TokenReader {
  #depth = 0;

  constructor(private readonly tokens: Token[], private at = 0) {}

  peek(ahead = 0): Token | undefined {
    return this.tokens[this.at + ahead];
  }

  next(): Token | undefined {
    return this.tokens[this.at++];
  }

  isMark(text: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token?.type === 'mark' && token.text === text;
  }

  /** Runs a part that lies in parentheses. */
  nested<T>(read: () => T): T {
    if (++this.#depth > MAX_DEPTH) throw new SyntaxError('nested too deep');
    const result = read();
    this.#depth--;
    return result;
  }
}

/** A pipeline up to the end of the action or a closing parenthesis. */
function readPipe(reader: TokenReader): Pipe {
  const { variables, declares } = readVariables(reader);
  const commands: Operand[][] = [[]];
  while (reader.peek() && !reader.isMark(')')) {
    if (reader.isMark('|')) {
      reader.next();
      commands.push([]);
    } else commands.at(-1)!.push(readOperand(reader));
  }
  if (commands.some(command => command.length === 0)) {
    throw new SyntaxError('a command is empty');
  }
  return { commands, variables, declares };
}

/** `$x :=`, `$x =` or `$i, $x :=` at the beginning of a pipeline. */
function readVariables(reader: TokenReader) {
  const none = { variables: [], declares: false };
  const first = reader.peek();
  if (first?.type !== 'variable') return none;
  const second = reader.isMark(',', 1) ? reader.peek(2) : undefined;
  const mark = second ? 3 : 1;
  const declares = reader.isMark(':=', mark);
  if (!declares && !reader.isMark('=', mark)) return none;
  for (let count = 0; count <= mark; count++) reader.next();
  const variables = [first.text, ...(second ? [second.text] : [])];
  return { variables, declares };
}

const LITERALS = new Map<string, boolean | null>([
  ['true', true],
  ['false', false],
  ['nil', null],
]);

function readOperand(reader: TokenReader): Operand {
  const token = reader.next()!;
  switch (token.type) {
    case 'string':
      return { type: 'literal', value: token.text };
    case 'number':
      return { type: 'literal', value: Number(token.text.replace(/_/g, '')) };
    case 'word':
      return LITERALS.has(token.text)
        ? { type: 'literal', value: LITERALS.get(token.text)! }
        : { type: 'function', name: token.text };
    case 'field':
      return { type: 'field', chain: token.text.split('.') };
    case 'variable': {
      const [name, ...chain] = token.text.split('.');
      return { type: 'variable', name, chain };
    }
    default:
      break;
  }
  if (token.text === '.') return { type: 'field', chain: [] };
  if (token.text !== '(') throw new SyntaxError(`${token.text} is misplaced`);
  const pipe = reader.nested(() => readPipe(reader));
  if (!reader.isMark(')')) throw new SyntaxError('a parenthesis is open');
  reader.next();
  const after = reader.peek();
  const hasChain = after?.type === 'field' && !after.isApart;
  if (hasChain) reader.next();
  return { type: 'pipe', pipe, chain: hasChain ? after.text.split('.') : [] };
}
