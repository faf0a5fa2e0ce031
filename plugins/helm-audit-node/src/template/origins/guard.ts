import { Path } from '../../json';
import { Expression } from '../types';
import { evaluate, Scope } from './evaluate';
import { isRendered, Place, Surrounding } from './find';
import { isTrue, knownValue } from './origin';
import { Origin } from './types';
import { linesOf } from '../lines';
import { KeyLine } from './valuePieces';

/**
 * The path of the values that decides whether a key is there: of the block that keeps it out,
 * or of one that holds nothing but it.
 */
export function guardingPath(
  place: Place,
  key: KeyLine,
  isPresent: boolean,
): Path | undefined {
  if (isPresent) {
    const guard = place.around.findLast(block => holdsOnly(block, key));
    if (!guard || guard.branch.type === 'range') return undefined;
    const { expression } = guard.branch.pipe;
    if (guard.isInBody && isPlainCondition(expression)) return pathOf(guard);
    const path = decidingPath(expression, guard.scope);
    return path && isSwitch(path) ? path : undefined;
  }
  const guard = place.around.find(block => isRendered(block) === false);
  return guard && (switchIn(guard.branch) ?? pathOf(guard));

  function pathOf({ branch, scope, isInBody }: Surrounding) {
    if (!isInBody || branch.type === 'range') return undefined;
    return decidingPath(branch.pipe.expression, scope);
  }

  /** Of several branches, the one that a switch opens is the plainest. */
  function switchIn(branch: Surrounding['branch']): Path | undefined {
    const [next] = branch.otherwise;
    if (next?.type !== 'if' || branch.otherwise.length > 1) return undefined;
    const path = decidingPath(next.pipe.expression, guard!.scope);
    return path && isSwitch(path) ? path : undefined;
  }
}

function isSwitch(path: Path): boolean {
  return /^(enabled?|create)$/.test(String(path.at(-1)));
}

/** Whether a value switches something on, rather than off. */
function isPlainCondition(expression: Expression): boolean {
  return (
    expression.type !== 'call' ||
    (expression.name === 'and' && expression.args.every(isPlainCondition))
  );
}

/** Whether a block is there for the sake of one key, or of one that holds nothing but it. */
function holdsOnly({ branch, isInBody }: Surrounding, key: KeyLine): boolean {
  const lines = (isInBody ? branch.body : branch.otherwise).flatMap(linesOf);
  const beside = lines.filter(line => {
    const text = key.lines[line - 1] ?? '';
    return /\S/.test(text) && text.search(/\S/) <= key.indent;
  });
  const above = beside.slice(0, -1);
  return (
    beside.at(-1) === key.line &&
    above.length <= 1 &&
    above.every(line => isParent(key.lines[line - 1], key))
  );
}

/** Whether a key above has its value on the lines below, as a key of it or a list's item. */
function isParent(text: string, { indent, isItem }: KeyLine): boolean {
  const [, before] = /^(\s*)["']?[\w./-]+["']?:\s*$/.exec(text) ?? [];
  if (before === undefined) return false;
  return (
    before.length < indent || (isItem === true && before.length === indent)
  );
}

/** Functions that tell something of their arguments. */
const TELLING = new Set(
  'not eq ne gt ge lt le empty include contains has'.split(' '),
);

/** The path that an expression decides by; of several the one that keeps it from being true. */
function decidingPath(expression: Expression, scope: Scope): Path | undefined {
  const { values } = scope.templates;
  if (expression.type === 'call') {
    const { name, args } = expression;
    if (name === 'and') {
      const untrue = args.find(each => {
        const known = knownValue(evaluate(each, scope), values);
        return known && !isTrue(known.value);
      });
      const deciding = untrue ?? args.at(-1);
      return deciding && decidingPath(deciding, scope);
    }
    if (name === 'hasKey') return askedKey(args, scope);
    if (name === 'or' || TELLING.has(name)) {
      for (const each of args) {
        const path = decidingPath(each, scope);
        if (path) return path;
      }
      return undefined;
    }
  }
  return firstPath(evaluate(expression, scope));
}

/** The key that `hasKey` looks for in a map of the values. */
function askedKey([map, key]: Expression[], scope: Scope): Path | undefined {
  const path = map && decidingPath(map, scope);
  if (!path || key?.type !== 'literal') return path;
  return [...path, String(key.value)];
}

function firstPath(origin: Origin): Path | undefined {
  switch (origin.kind) {
    case 'values':
      return origin.isChart ? undefined : origin.path;
    case 'choice':
    case 'merged':
      for (const each of origin.of) {
        const path = firstPath(each);
        if (path) return path;
      }
      return undefined;
    default:
      return undefined;
  }
}
