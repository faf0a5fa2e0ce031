import { ChartNode } from '../chartTree';
import { valueAt } from '../json';
import { Expression } from '../template/types';
import { Budget } from './budget';
import { Goal, Scope, Term } from './types';

/** A term of which nothing is known. */
export const UNKNOWN_TERM: Term = { type: 'unknown' };

/** Makes a constant. */
export function constant(value: unknown): Term {
  return { type: 'constant', value };
}

/** The condition that something is not false, 0, empty or missing. */
export function truthy(term: Term): Goal {
  return { term, want: { type: 'truthy' } };
}

/** The condition that something is false, 0, empty or missing. */
export function falsy(term: Term): Goal {
  return { term, want: { type: 'falsy' } };
}

/** What an expression stands for at a place of a template. */
export function termOf(expression: Expression, scope: Scope): Term {
  switch (expression.type) {
    case 'literal':
      return constant(expression.value);
    case 'field': {
      const { chain } = expression;
      const { budget } = scope;
      const own =
        scope.dot.type === 'context' && scope.variables.get(`.${chain[0]}`);
      return own
        ? accessAll(own, chain.slice(1), budget)
        : accessAll(scope.dot, chain, budget);
    }
    case 'variable': {
      const { name, chain } = expression;
      const variable = name ? scope.variables.get(name) : scope.root;
      return accessAll(variable ?? UNKNOWN_TERM, chain, scope.budget);
    }
    case 'access':
      return accessAll(
        termOf(expression.of, scope),
        expression.chain,
        scope.budget,
      );
    case 'method':
      return methodOf(expression, scope);
    default:
      return callOf(
        expression.name,
        expression.args.map(argument => termOf(argument, scope)),
        scope.budget,
      );
  }
}

/** A method is a function whose first argument is what it belongs to. */
function methodOf(
  { of, args }: Extract<Expression, { type: 'method' }>,
  scope: Scope,
): Term {
  if (!('chain' in of) || of.chain.length === 0) return UNKNOWN_TERM;
  const holder: Expression = { ...of, chain: of.chain.slice(0, -1) };
  return {
    type: 'call',
    name: `.${of.chain.at(-1)}`,
    args: [holder, ...args].map(argument => termOf(argument, scope)),
  };
}

function callOf(name: string, args: Term[], budget: Budget): Term {
  const call: Term = {
    type: 'call',
    name: name.replace(/^must([A-Z])/, lower),
    args,
  };
  switch (call.name) {
    case 'dict':
      return mapOf(args);
    case 'list':
    case 'tuple':
      return { type: 'list', items: args };
    case 'index':
    case 'get':
      return accessTerms(args[0] ?? UNKNOWN_TERM, args.slice(1), call, budget);
    case 'dig':
      return digOf(args, call, budget);
    case 'set':
      return setOf(args);
    case 'deepCopy':
      return args[0] ?? UNKNOWN_TERM;
    case 'fromYaml':
    case 'fromJson': {
      const [text] = args;
      const isWritten =
        text?.type === 'call' && /^to(Yaml|Json|RawJson)/.test(text.name);
      return isWritten ? text.args[0] ?? UNKNOWN_TERM : call;
    }
    default:
      return call;
  }
}

function lower(_: string, letter: string): string {
  return letter.toLowerCase();
}

function mapOf(args: readonly Term[]): Term {
  const entries = [];
  for (let index = 0; index + 1 < args.length; index += 2) {
    entries.push({ key: args[index], value: args[index + 1] });
  }
  return { type: 'map', entries };
}

/** `set map key value` gives the map with the entry. */
function setOf([map, key, value]: readonly Term[]): Term {
  if (!map || !key || !value) return UNKNOWN_TERM;
  if (map.type === 'map') {
    return { ...map, entries: [...map.entries, { key, value }] };
  }
  const added: Term = { type: 'map', entries: [{ key, value }] };
  return { type: 'call', name: 'mergeOverwrite', args: [map, added] };
}

/** `dig "a" "b" default map` */
function digOf(args: readonly Term[], call: Term, budget: Budget): Term {
  const map = args.at(-1);
  const otherwise = args.at(-2);
  if (!map || !otherwise) return UNKNOWN_TERM;
  const found = accessTerms(map, args.slice(0, -2), call, budget);
  return { type: 'call', name: 'orWhenMissing', args: [found, otherwise] };
}

/** The entry under keys that are known, else what asks for it. */
function accessTerms(
  of: Term,
  keys: readonly Term[],
  otherwise: Term,
  budget: Budget,
): Term {
  const names: string[] = [];
  for (const key of keys) {
    if (key.type !== 'constant') return otherwise;
    names.push(String(key.value));
  }
  return accessAll(of, names, budget);
}

/** What lies under keys of a term. */
export function accessAll(
  of: Term,
  keys: readonly string[],
  budget: Budget,
): Term {
  return keys.reduce((term, key) => access(term, key, budget), of);
}

const FIELDS = new WeakMap<Term, Map<string, Term>>();

/**
 * Terms that hold others may hold the same one many times: what lies under a key of it is made
 * once. It is unknown when there is nothing left to spend.
 */
function access(of: Term, key: string, budget: Budget): Term {
  if (of.type !== 'choice' && of.type !== 'call') return fieldOf(of, key);
  const fields = FIELDS.get(of) ?? new Map<string, Term>();
  const known = fields.get(key);
  if (known) return known;
  if (!budget.spend()) return UNKNOWN_TERM;
  const field =
    of.type === 'call'
      ? callField(of, key, budget)
      : {
          ...of,
          then: access(of.then, key, budget),
          otherwise: access(of.otherwise, key, budget),
        };
  FIELDS.set(of, fields.set(key, field));
  return field;
}

function fieldOf(
  of: Exclude<Term, { type: 'choice' | 'call' }>,
  key: string,
): Term {
  switch (of.type) {
    case 'constant':
      return constant(constantAt(of.value, key));
    case 'value':
      return valueField(of, key);
    case 'context':
      return contextField(of, key);
    case 'map':
      return mapField(of, key);
    case 'list':
      return of.items[Number(key)] ?? constant(null);
    default:
      return { type: 'field', of, key };
  }
}

/** `global` is the same for all charts. */
function valueField(
  { path, chart }: Extract<Term, { type: 'value' }>,
  key: string,
): Term {
  const isGlobal = key === 'global' && path.length === chart.valuesPath.length;
  return isGlobal
    ? { type: 'value', path: ['global'], chart: rootOf(chart) }
    : { type: 'value', path: [...path, key], chart };
}

function rootOf(chart: ChartNode): ChartNode {
  return chart.parent ? rootOf(chart.parent) : chart;
}

function constantAt(value: unknown, key: string): unknown {
  return valueAt(value, Array.isArray(value) ? Number(key) : key) ?? null;
}

function contextField(
  { chart }: Extract<Term, { type: 'context' }>,
  key: string,
): Term {
  if (key === 'Values') return { type: 'value', path: chart.valuesPath, chart };
  if (key === 'Files') return { type: 'files', chart };
  if (key === 'Chart') return constant(chartFields(chart.metadata));
  if (key === 'Subcharts') {
    return {
      type: 'map',
      entries: chart.children.map(child => ({
        key: constant(child.name),
        value: { type: 'context', chart: child },
      })),
    };
  }
  return { type: 'call', name: `.${key}`, args: [] };
}

/** `.Chart` has the fields of Chart.yaml, written with a capital. */
function chartFields(metadata: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(metadata).map(([key, value]) => [
      key === 'apiVersion' ? 'APIVersion' : key[0].toUpperCase() + key.slice(1),
      value,
    ]),
  );
}

function mapField(map: Extract<Term, { type: 'map' }>, key: string): Term {
  const known = map.entries.filter(entry => entry.key.type === 'constant');
  const entry = known.findLast(
    candidate =>
      candidate.key.type === 'constant' && String(candidate.key.value) === key,
  );
  if (entry) return entry.value;
  return known.length === map.entries.length
    ? constant(null)
    : { type: 'field', of: map, key };
}

/** A field of a merge is that of the first map that has it. */
function callField(
  call: Extract<Term, { type: 'call' }>,
  key: string,
  budget: Budget,
): Term {
  const under = (argument: Term) => access(argument, key, budget);
  const fields = () => call.args.map(under);
  switch (call.name) {
    case 'merge':
      return { type: 'call', name: 'firstPresent', args: fields() };
    case 'mergeOverwrite':
      return { type: 'call', name: 'firstPresent', args: fields().reverse() };
    case 'default':
    case 'or':
    case 'coalesce': {
      const inOrder =
        call.name === 'default' ? [...call.args].reverse() : call.args;
      return inOrder.map(under).reduceRight((otherwise, then, index) => ({
        type: 'choice',
        when: truthy(inOrder[index]),
        then,
        otherwise,
      }));
    }
    case 'firstPresent':
      return { type: 'call', name: 'firstPresent', args: fields() };
    case 'omit': {
      const isLeftOut = call.args
        .slice(1)
        .some(name => name.type === 'constant' && name.value === key);
      return isLeftOut ? constant(null) : under(call.args[0]);
    }
    case 'pick':
      return under(call.args[0] ?? UNKNOWN_TERM);
    default:
      return { type: 'field', of: call, key };
  }
}
