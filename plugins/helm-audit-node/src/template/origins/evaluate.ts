import { isMap, Path } from '../../json';
import { Expression, Node, Pipe } from '../types';
import { includeOf } from './effects';
import { callFunction } from './functions';
import {
  choiceOf,
  follow,
  isTrue,
  knownValue,
  madeOf,
  stepInto,
} from './origin';
import { isUnchanging, literal, Origin, TemplateSet, UNKNOWN } from './types';

/** How deep named templates may call each other. */
const MAX_CALLS = 40;
/** How many expressions are evaluated to answer one question. */
const MAX_STEPS = 20_000;
/** How many turns of a loop are looked at. */
const MAX_TURNS = 20;

/** What all scopes of one question share. */
interface Question {
  /** Expressions that may still be evaluated. */
  steps: number;
  /** Path of the values of the chart that renders. */
  chart: Path;
}

/** What a piece of a template sees. */
export class Scope {
  readonly #variables = new Map<string, Origin>();

  private constructor(
    readonly templates: TemplateSet,
    readonly dot: Origin,
    private readonly question: Question,
    private readonly depth: number,
    private readonly outer?: Scope,
    /** Whether it can't be told that this piece is rendered. */
    private readonly isDoubtful = false,
  ) {}

  /** What a template of a chart sees, whose values lie at this path, when Helm calls it. */
  static ofChart(templates: TemplateSet, chart: Path): Scope {
    const context: Origin = { kind: 'context', chart, kept: new Map() };
    const question = { steps: MAX_STEPS, chart };
    return Scope.#ofCall(templates, context, question, 0);
  }

  static #ofCall(
    templates: TemplateSet,
    dot: Origin,
    question: Question,
    depth: number,
  ): Scope {
    const scope = new Scope(templates, dot, question, depth);
    scope.declare('', dot);
    return scope;
  }

  /** What a named template sees that is called from here; nothing when calls are too deep. */
  called(dot: Origin): Scope | undefined {
    if (this.depth >= MAX_CALLS) return undefined;
    return Scope.#ofCall(this.templates, dot, this.question, this.depth + 1);
  }

  /**
   * What a named template prints that is called from here. Most are called with nothing but
   * the chart's context, again and again: that is evaluated once for all questions.
   */
  call(name: string, dot: Origin): Origin {
    const { question, depth, templates } = this;
    if (dot.kind !== 'context' || dot.kept.size > 0)
      return this.#run(name, dot);
    const key = `${depth} ${question.chart.join('/')} ${name}`;
    const known = templates.calls.get(key);
    if (known && known.steps < question.steps) {
      question.steps -= known.steps;
      return known.origin;
    }
    const before = question.steps;
    const origin = this.#run(name, dot);
    if (question.steps > 0 && dot.kept.size === 0 && isUnchanging(origin)) {
      templates.calls.set(key, { origin, steps: before - question.steps });
    }
    return origin;
  }

  #run(name: string, dot: Origin): Origin {
    const body = this.templates.library.named(name)?.body;
    const inner = body && this.called(dot);
    return body && inner ? madeOf(contentOf(body, inner)) : UNKNOWN;
  }

  /** What a block within this piece sees. */
  inner(dot = this.dot, isDoubtful = false): Scope {
    const { templates, question, depth } = this;
    return new Scope(templates, dot, question, depth, this, isDoubtful);
  }

  declare(name: string, origin: Origin): void {
    this.#variables.set(name, origin);
  }

  /** Sets a variable where it is declared; in doubt it may also have kept its value. */
  assign(name: string, origin: Origin): void {
    if (this.#variables.has(name)) {
      this.#variables.set(name, origin);
      return;
    }
    const before = this.lookUp(name);
    this.outer?.assign(
      name,
      this.isDoubtful ? choiceOf([origin, before]) : origin,
    );
  }

  lookUp(name: string): Origin {
    return this.#variables.get(name) ?? this.outer?.lookUp(name) ?? UNKNOWN;
  }

  /** Whether there is anything left to spend on this question. */
  spend(): boolean {
    return this.question.steps-- > 0;
  }

  /** The values of the chart whose template this is. */
  get ownValues(): Origin {
    return { kind: 'values', path: this.question.chart, isChart: true };
  }
}

/** Where the value of an expression comes from. */
export function evaluate(expression: Expression, scope: Scope): Origin {
  if (!scope.spend()) return UNKNOWN;
  const { values } = scope.templates;
  switch (expression.type) {
    case 'literal':
      return literal(expression.value);
    case 'field':
      return followFrom(scope.dot, expression.chain, scope);
    case 'variable':
      return followFrom(scope.lookUp(expression.name), expression.chain, scope);
    case 'access':
      return follow(evaluate(expression.of, scope), expression.chain, values);
    case 'method':
      return UNKNOWN;
    default:
      return evaluateCall(expression, scope);
  }
}

/** `.Values` of a context that could not be followed is still the chart's own. */
function followFrom(from: Origin, chain: string[], scope: Scope): Origin {
  return from.kind === 'unknown' && chain[0] === 'Values'
    ? follow(scope.ownValues, chain.slice(1), scope.templates.values)
    : follow(from, chain, scope.templates.values);
}

function evaluateCall(
  { name, args }: Extract<Expression, { type: 'call' }>,
  scope: Scope,
): Origin {
  const given = args.map(each => evaluate(each, scope));
  if (name !== 'include') return callFunction(name, given, scope.templates);
  const callee = knownValue(given[0] ?? UNKNOWN, scope.templates.values);
  return scope.call(String(callee?.value), given[1] ?? UNKNOWN);
}

/** Keeps what an action declares, sets or changes, and gives what it prints. */
export function runAction(pipe: Pipe, scope: Scope): Origin | undefined {
  const origin = evaluate(pipe.expression, scope);
  const [name] = pipe.variables;
  if (name === undefined) return origin;
  if (pipe.declares) scope.declare(name, origin);
  else scope.assign(name, origin);
  return undefined;
}

/** What a piece of a template prints, in order, white space left out. */
export function contentOf(nodes: Node[], scope: Scope): Origin[] {
  const content: Origin[] = [];
  for (const node of nodes) {
    if (!scope.spend()) return [UNKNOWN];
    content.push(...printed(node, scope));
  }
  return content;
}

function printed(node: Node, scope: Scope): Origin[] {
  switch (node.type) {
    case 'text':
      return node.text.trim() ? [literal(node.text.trim())] : [];
    case 'action': {
      const origin = runAction(node.pipe, scope);
      return origin && !isEmpty(origin) ? [origin] : [];
    }
    case 'template':
      return [evaluate(includeOf(node), scope)];
    case 'define':
      return [];
    default: {
      const ways = waysOf(node, scope).map(way =>
        contentOf(way.nodes, way.scope),
      );
      if (node.type === 'range' || ways.length === 1) return ways.flat();
      const made = ways.filter(way => way.length > 0).map(madeOf);
      return made.length > 0 ? [choiceOf(made)] : [];
    }
  }
}

function isEmpty(origin: Origin): boolean {
  return origin.kind === 'literal' && origin.value === '';
}

/** A piece of a template and what it sees. */
export interface Way {
  nodes: Node[];
  scope: Scope;
}

/**
 * The pieces that a branch may render: one where the values tell which, both where they
 * don't, and for a loop one for each turn.
 */
export function waysOf(
  node: Extract<Node, { type: 'if' | 'with' | 'range' }>,
  scope: Scope,
): Way[] {
  const inner = scope.inner();
  const origin = runCondition(node.pipe, inner);
  const known = knownValue(origin, scope.templates.values);
  if (!known) {
    return [
      enter(node, origin, scope, undefined, true),
      { nodes: node.otherwise, scope: scope.inner(scope.dot, true) },
    ];
  }
  if (!isTrue(known.value)) {
    return [{ nodes: node.otherwise, scope: inner }];
  }
  if (node.type !== 'range') return [enter(node, origin, scope)];
  return keysOfLoop(known.value)
    .slice(0, MAX_TURNS)
    .map(key => enter(node, origin, scope, key));
}

function keysOfLoop(value: unknown): Array<string | number> {
  if (Array.isArray(value)) return [...value.keys()];
  return isMap(value) ? Object.keys(value).sort() : [];
}

/**
 * The body of a branch as it is rendered.
 *
 * @param key - at which key a loop is; unknown where absent
 */
export function enter(
  { type, pipe, body }: Extract<Node, { type: 'if' | 'with' | 'range' }>,
  origin: Origin,
  scope: Scope,
  key?: string | number,
  isDoubtful = false,
): Way {
  const { values } = scope.templates;
  let dot = scope.dot;
  if (type === 'with') dot = origin;
  if (type === 'range') {
    dot = key === undefined ? UNKNOWN : stepInto(origin, key, values);
  }
  const inner = scope.inner(dot, isDoubtful);
  const names = [...pipe.variables];
  const item = names.pop();
  if (item !== undefined) {
    inner.declare(item, type === 'range' ? dot : origin);
  }
  const [keyName] = names;
  if (keyName !== undefined) {
    inner.declare(keyName, key === undefined ? UNKNOWN : literal(key));
  }
  return { nodes: body, scope: inner };
}

/** What a branch decides by; what it keeps is seen in the branch alone. */
export function runCondition(pipe: Pipe, scope: Scope): Origin {
  const origin = evaluate(pipe.expression, scope);
  const [name] = pipe.variables;
  if (name !== undefined && !pipe.declares) scope.assign(name, origin);
  return origin;
}
