import { lex, Lexeme, Token } from './lex';
import { MAX_DEPTH, readPipe, TokenReader } from './parsePipe';
import { Branch, Node } from './types';

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

const PARSED = new WeakMap<Buffer, Node[]>();

/**
 * Parses a template file, which all who ask for the same content share and must not change.
 *
 * @throws SyntaxError when it is none
 */
export function parseTemplateFile(content: Buffer): Node[] {
  const known = PARSED.get(content) ?? parseTemplate(content.toString('utf8'));
  PARSED.set(content, known);
  return known;
}

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
