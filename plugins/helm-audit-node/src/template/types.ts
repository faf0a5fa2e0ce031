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

/** An expression, and the variables that it is kept in. */
export interface Pipe {
  expression: Expression;
  /** Names without `$`. */
  variables: string[];
  /** Whether `:=` declares them; `=` sets those that are there. */
  declares: boolean;
}

/** What an action computes; `a | f b` is the call `f b a`. */
export type Expression =
  | { type: 'literal'; value: string | number | boolean | null }
  /** `.a.b` of the dot. */
  | { type: 'field'; chain: string[] }
  /** `$name.a.b`; the name of `$` is ''. */
  | { type: 'variable'; name: string; chain: string[] }
  /** `name arguments…`. */
  | { type: 'call'; name: string; args: Expression[] }
  /** `.a.Has arguments…`: a method, whose name ends the chain. */
  | { type: 'method'; of: Expression; args: Expression[] }
  /** `(expression).a.b`. */
  | { type: 'access'; of: Expression; chain: string[] };
