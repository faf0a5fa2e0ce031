/** A value of a context that an expression reads, such as `github.event.issue.title`. */
export interface PastedValue {
  /** Names in lower case; `#` for an element of a list, `*` for all of an object or list. */
  path: string[];
  /** Whether the value is turned into JSON. */
  asJson: boolean;
}

const TOKEN =
  /\s+|('(?:[^']|'')*')|([A-Za-z_][\w-]*)|(\d[\w.+-]*|-\d[\w.+-]*)|(&&|\|\||[!=<>]=|[()[\].,!<>*])/y;

/** Functions whose result holds nothing of the text that they are given. */
const HARMLESS = new Set([
  'contains',
  'startswith',
  'endswith',
  'hashfiles',
  'success',
  'failure',
  'cancelled',
  'always',
]);

/** As deep as GitHub lets expressions be nested. */
const DEEPEST = 50;

const COMPARISONS = new Set(['==', '!=', '<', '<=', '>', '>=']);

function tokensOf(expression: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  for (
    let match = TOKEN.exec(expression);
    match && match[0];
    match = TOKEN.exec(expression)
  ) {
    if (match[0].trim()) tokens.push(match[0]);
  }
  return tokens;
}

/** Reads by precedence, from `||` down to single values. */
class ExpressionReader {
  private position = 0;
  private depth = 0;

  constructor(private readonly tokens: string[]) {}

  read(): PastedValue[] {
    if (this.depth >= DEEPEST) return [];
    this.depth++;
    const values = this.readBoth();
    while (this.take('||')) values.push(...this.readBoth());
    this.depth--;
    return values;
  }

  private readBoth(): PastedValue[] {
    let values = this.readComparison();
    while (this.take('&&')) values = this.readComparison();
    return values;
  }

  private readComparison(): PastedValue[] {
    let values = this.readValue();
    while (COMPARISONS.has(this.tokens[this.position])) {
      this.position++;
      this.readValue();
      values = [];
    }
    return values;
  }

  private readValue(): PastedValue[] {
    if (this.take('!')) {
      while (this.take('!'));
      this.readValue();
      return [];
    }
    const token = this.tokens[this.position++];
    if (token === undefined) return [];
    if (token === '(') {
      const values = this.read();
      this.take(')');
      return [...values, ...this.readParts([])];
    }
    if (!/^[A-Za-z_]/.test(token)) return [];
    if (this.take('(')) {
      return [...this.readCall(token.toLowerCase()), ...this.readParts([])];
    }
    const path = [token.toLowerCase()];
    const ofParts = this.readParts(path);
    return [...ofParts, { path, asJson: false }];
  }

  private readCall(name: string): PastedValue[] {
    const values: PastedValue[] = [];
    while (this.position < this.tokens.length && !this.take(')')) {
      const before = this.position;
      values.push(...this.read());
      if (!this.take(',') && this.position === before) this.position++;
    }
    if (HARMLESS.has(name)) return [];
    return name === 'tojson'
      ? values.map(value => ({ ...value, asJson: true }))
      : values;
  }

  /** Adds what follows a value to its path, and returns what stands in brackets. */
  private readParts(path: string[]): PastedValue[] {
    const values: PastedValue[] = [];
    for (;;) {
      if (this.take('.')) {
        path.push((this.tokens[this.position++] ?? '').toLowerCase());
      } else if (this.take('[')) {
        const key = this.tokens[this.position];
        const isName =
          key?.startsWith("'") && this.tokens[this.position + 1] === ']';
        values.push(...this.read());
        this.take(']');
        path.push(isName ? key.slice(1, -1).toLowerCase() : '#');
      } else {
        return values;
      }
    }
  }

  private take(token: string): boolean {
    if (this.tokens[this.position] !== token) return false;
    this.position++;
    return true;
  }
}

/**
 * The values that an expression of a workflow (what stands between `${{` and `}}`) can put in
 * its own place. Comparisons and functions that give truth values put nothing of what they
 * read there, and of `a && b` only b can be a text that isn't empty.
 *
 * @returns those that could be read, when the expression is malformed
 */
export function pastedValues(expression: string): PastedValue[] {
  return new ExpressionReader(tokensOf(expression)).read();
}
