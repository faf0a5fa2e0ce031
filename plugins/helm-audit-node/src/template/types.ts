/**
 * Syntax tree of Go's text/template, as far as charts use it.
 * Grammar: https://pkg.go.dev/text/template
 */

/** A piece of a template, with the line that it begins on, counted from 1. */
export type Node =
  | { type: 'text'; text: string; line: number }
  | { type: 'action'; pipe: Pipe; line: number }
  | Branch
  | { type: 'define'; name: string; body: Node[]; line: number }
  | { type: 'template'; name: string; pipe?: Pipe; line: number };

/** `if`, `with` or `range`; an `else if` is a branch of its own in `otherwise`. */
export interface Branch {
  type: 'if' | 'with' | 'range';
  pipe: Pipe;
  body: Node[];
  otherwise: Node[];
  line: number;
}

/** Commands, each given the result of the one before as its last argument. */
export interface Pipe {
  commands: Operand[][];
  /** Variables that it declares or sets, without `$`. */
  variables: string[];
  /** Whether `:=` declares them; `=` sets those that are there. */
  declares: boolean;
}

/** An argument, or the function or field that a command begins with. */
export type Operand =
  | { type: 'literal'; value: string | number | boolean | null }
  | { type: 'function'; name: string }
  /** `.a.b` of the dot. */
  | { type: 'field'; chain: string[] }
  /** `$name.a.b`; the name of `$` is ''. */
  | { type: 'variable'; name: string; chain: string[] }
  /** `(pipe).a.b`. */
  | { type: 'pipe'; pipe: Pipe; chain: string[] };
