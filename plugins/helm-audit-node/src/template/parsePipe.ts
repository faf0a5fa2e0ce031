import { Token } from './lex';
import { Expression, Pipe } from './types';

/** Deeper nesting than any chart has; it bounds the stack. */
export const MAX_DEPTH = 200;

/** Reads an action's tokens one after the other. */
export class TokenReader {
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
export function readPipe(reader: TokenReader): Pipe {
  const { variables, declares } = readVariables(reader);
  let expression = readCommand(reader, []);
  while (reader.isMark('|')) {
    reader.next();
    expression = readCommand(reader, [expression]);
  }
  return { expression, variables, declares };
}

/** A command; what is piped into it becomes its last argument. */
function readCommand(reader: TokenReader, piped: Expression[]): Expression {
  const operands: Expression[] = [];
  while (reader.peek() && !reader.isMark(')') && !reader.isMark('|')) {
    operands.push(readOperand(reader));
  }
  const [first, ...rest] = operands;
  if (!first) throw new SyntaxError('a command is empty');
  const args = [...rest, ...piped];
  // A call in parentheses has its arguments already.
  if (args.length === 0) return first;
  return first.type === 'call'
    ? { ...first, args }
    : { type: 'method', of: first, args };
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

/** An argument, or what a command begins with; a function is a call without arguments. */
function readOperand(reader: TokenReader): Expression {
  const token = reader.next()!;
  switch (token.type) {
    case 'string':
      return { type: 'literal', value: token.text };
    case 'number':
      return { type: 'literal', value: Number(token.text.replace(/_/g, '')) };
    case 'word':
      return LITERALS.has(token.text)
        ? { type: 'literal', value: LITERALS.get(token.text)! }
        : { type: 'call', name: token.text, args: [] };
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
  if (after?.type !== 'field' || after.isApart) return pipe.expression;
  reader.next();
  return { type: 'access', of: pipe.expression, chain: after.text.split('.') };
}
