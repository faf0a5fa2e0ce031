import { isMap, Path, valueAt } from '../../json';
import { NamedTemplate } from '../templateLibrary';
import { ChartTemplates } from './chartTemplates';
import { controllingPath, RenderedField } from './control';
import { Scope } from './evaluate';
import {
  argumentOf,
  callsIn,
  hasTextOn,
  isRendered,
  Place,
  runUpTo,
  Surrounding,
} from './find';
import { madeOf } from './origin';
import { Origin, UNKNOWN } from './types';
import { guardingPath } from './guard';
import { linesOf } from '../lines';
import { withoutActions } from '../actions';
import { KeyLine, Piece, piecesOf } from './valuePieces';
import { Node } from '../types';

/** A line of a template, and the keys at which the loops around it were. */
export interface TemplateLine {
  file: string;
  /** Counted from 1. */
  line: number;
  /** Outermost first; of maps and lists alike, as text. */
  keys: string[];
}

/** What is asked about a rendered field. */
export interface FieldQuestion {
  /** Path of the values of the chart that renders it. */
  chart: Path;
  /** Calls of named templates that lead to the line, outermost first, and the line itself. */
  way: TemplateLine[];
  /** Column of the key on that line, or of the dash of a list's item. */
  indent: number;
  /** Whether it is an item of a list. */
  isItem?: boolean;
  field: RenderedField;
}

/** A values key that controls a field. */
export interface ControllingValue {
  path: Path;
  /**
   * Whether the template prints the value itself, or a map or list that holds it; absent for
   * a map of which it prints some keys one by one.
   */
  passedAs?: 'scalar' | 'map' | 'list';
}

/** What the templates show of a key and the field below it. */
export interface KeyView {
  /** Whether the key's line is rendered; undefined where the values don't tell. */
  isRendered: boolean | undefined;
  /** The value that the key's actions print, or that its children are printed from. */
  printed?: ControllingValue;
  /** The value that decides whether the field is there. */
  guard?: ControllingValue;
  /** Named templates that print into the key, with the lines that call them. */
  callees: Array<{ template: NamedTemplate; line: number }>;
}

/**
 * Looks at a key of a template: runs the templates up to the line that writes it, and says
 * what its actions print and what decides that they do.
 *
 * @returns undefined where the line can't be found again
 */
export function viewKey(
  question: FieldQuestion,
  templates: ChartTemplates,
): KeyView | undefined {
  const seen = seeOnce(question, templates);
  if (!seen) return undefined;
  const { key, place, pieces } = seen;
  const { field } = question;
  const isPresent = valueAt(field.block, ...field.rest) !== undefined;
  const printed =
    printedValue(pieces, key, field, templates) ??
    otherBranches(question, place, key, templates);
  const guard = guardingPath(place, key, isPresent);
  return {
    isRendered: rendersAll(place.around),
    printed,
    guard: guard && { path: guard, passedAs: 'scalar' },
    callees: pieces.flatMap(({ isOwn, callee, line: at }) => {
      const template = isOwn && callee && templates.library.named(callee);
      return template ? [{ template, line: at }] : [];
    }),
  };
}

/** A key's line, the block of the template that it lies in, and what prints below it. */
interface Sight {
  key: KeyLine;
  place: Place;
  pieces: Piece[];
}

/** What was seen of the keys of each chart: many fields are looked for below the same key. */
const SEEN = new WeakMap<ChartTemplates, Map<string, Sight | undefined>>();

function seeOnce(
  question: FieldQuestion,
  templates: ChartTemplates,
): Sight | undefined {
  const { chart, way, indent, isItem, field } = question;
  const id = JSON.stringify([chart, way, indent, isItem, holdsList(field)]);
  const seen = SEEN.get(templates) ?? new Map<string, Sight | undefined>();
  SEEN.set(templates, seen);
  if (!seen.has(id)) seen.set(id, see(question, templates));
  return seen.get(id);
}

function see(
  question: FieldQuestion,
  templates: ChartTemplates,
): Sight | undefined {
  const { way, indent, isItem, field } = question;
  const { line, file } = way.at(-1)!;
  const lines = templates.library.file(file)?.lines;
  const place = lines && placeOf(question, templates);
  if (!place) return undefined;
  const key = { lines, line, indent, isItem, isList: holdsList(field) };
  return { key, place, pieces: piecesOf(place, key) };
}

function holdsList({ block, rest }: RenderedField): boolean {
  return Array.isArray(block) || typeof rest[0] === 'number';
}

function rendersAll(around: Surrounding[]): boolean | undefined {
  const rendered = around.map(isRendered);
  if (rendered.includes(false)) return false;
  return rendered.includes(undefined) ? undefined : true;
}

/** The value that the actions of a key print, or print its children from. */
function printedValue(
  pieces: Piece[],
  key: KeyLine,
  field: RenderedField,
  { values }: ChartTemplates,
): ControllingValue | undefined {
  for (const origin of candidates(pieces, key, field.rest)) {
    const path = controllingPath(origin, field, values);
    if (path) return { path, passedAs: passedAs(field) };
  }
  const read = field.rest.length === 0 && onlyRead(pieces);
  if (read) return { path: read, passedAs: 'scalar' };
  const isMapKey = !key.isItem && isMap(field.block ?? {});
  if (field.rest.length > 0 || !isMapKey) return undefined;
  const path = commonPath(
    pieces.filter(each => !each.isOwn && each.isRendered),
  );
  return path && { path };
}

/** The one value that the action on a key's line reads, where it makes something else of it. */
function onlyRead(pieces: Piece[]): Path | undefined {
  const inline = pieces.filter(each => each.isInline && each.isRendered);
  const [only] = inline;
  return inline.length === 1 && only.origin.kind !== 'values'
    ? only.reads
    : undefined;
}

/** What may hold the field, the likeliest first. */
function candidates(pieces: Piece[], key: KeyLine, rest: Path): Origin[] {
  const own = pieces.filter(({ isOwn }) => isOwn);
  const inline = own.filter(({ isInline }) => isInline);
  if (rest.length === 0 && inline.length > 0) {
    const rendered = inline.filter(each => each.isRendered);
    const shown = rendered.length > 0 ? rendered : inline;
    const origins = shown.map(({ origin }) => origin);
    // With text around it, a value is only a part of what is rendered.
    return hasText(key) ? [{ kind: 'made', of: origins }] : [madeOf(origins)];
  }
  // An item is not of one value only because one of its fields is.
  if (rest.length === 0 && key.isItem) return [];
  return [
    ...own.filter(each => each.isRendered),
    ...own.filter(each => !each.isRendered),
  ].map(({ origin }) => origin);
}

/** Whether a key's line has text beside its actions, quotes and white space left out. */
function hasText({ lines, line }: KeyLine): boolean {
  const text = withoutActions(lines[line - 1] ?? '');
  const value = text.replace(/^\s*(?:- +)*[\w"'./-]*:?/, '');
  return /[^\s"'#]/.test(value.replace(/#.*$/, ''));
}

/**
 * The map of the values that children of a key are printed from, most of them and more than
 * one; the value itself where there is but one child.
 */
function commonPath(pieces: Piece[]): Path | undefined {
  const paths = pieces.flatMap(({ origin }) => {
    // What is given a default comes from the values all the same.
    const [first] = origin.kind === 'choice' ? origin.of : [origin];
    return first?.kind === 'values' ? [first.path] : [];
  });
  if (paths.length === 1 && pieces.length === 1) return paths[0];
  const counts = new Map<string, { path: Path; count: number }>();
  for (const path of paths) {
    const parent = path.slice(0, -1);
    const key = JSON.stringify(parent);
    const { count } = counts.get(key) ?? { count: 0 };
    counts.set(key, { path: parent, count: count + 1 });
  }
  const [most] = [...counts.values()].sort((a, b) => b.count - a.count);
  const isCommon =
    most &&
    most.path.length > 0 &&
    most.count > 1 &&
    2 * most.count > pieces.length;
  return isCommon ? most.path : undefined;
}

/** The value that another branch of the same `if` would print as the same key. */
function otherBranches(
  question: FieldQuestion,
  place: Place,
  key: KeyLine,
  templates: ChartTemplates,
): ControllingValue | undefined {
  const text = keyText(key.lines[key.line - 1]);
  const chain = chainOf(place.around);
  if (!chain || text === undefined) return undefined;
  const lines = chain.flatMap(linesOf).filter(line => {
    const other = key.lines[line - 1];
    return line !== key.line && keyText(other) === text;
  });
  for (const line of lines) {
    const { way } = question;
    const other = {
      ...question,
      way: [...way.slice(0, -1), { ...way.at(-1)!, line }],
    };
    const otherPlace = placeOf(other, templates);
    // It is not rendered, so the field is not there.
    const field = { rest: question.field.rest };
    const value =
      otherPlace &&
      printedValue(
        piecesOf(otherPlace, { ...key, line }),
        key,
        field,
        templates,
      );
    if (value) return value;
  }
  return undefined;
}

/** What a line says up to its colon, indent included. */
function keyText(line: string | undefined): string | undefined {
  return /^\s*(?:- +)*[\w"'./-]+:/.exec(line ?? '')?.[0];
}

/** The nodes of an `if` with all its further branches, where a place lies in one of them. */
function chainOf(around: Place['around']): Node[] | undefined {
  let index = around.length - 1;
  if (index < 0) return undefined;
  while (index > 0 && !around[index - 1].isInBody) index--;
  const { branch } = around[index];
  return [...branch.body, ...branch.otherwise];
}

function passedAs({
  rest,
  block,
}: RenderedField): ControllingValue['passedAs'] {
  if (rest.length > 0) return typeof rest[0] === 'number' ? 'list' : 'map';
  if (Array.isArray(block)) return 'list';
  return isMap(block) ? 'map' : 'scalar';
}

/** The text that writes the field, with what it sees after the calls that lead there. */
function placeOf(
  { chart, way }: FieldQuestion,
  templates: ChartTemplates,
): Place | undefined {
  const [first, ...further] = way;
  let scope = Scope.ofChart(templates, chart);
  let body = templates.library.file(first.file)?.nodes ?? [];
  const startsIn = templates.library.namedAt(first.file, first.line);
  if (startsIn) {
    body = startsIn.body;
    scope = scope.called(UNKNOWN) ?? scope;
  }
  let call = first;
  for (const next of further) {
    const callee = templates.library.namedAt(next.file, next.line);
    const argument = argumentAt(body, scope, call, callee?.name);
    scope = scope.called(argument) ?? scope;
    body = callee?.body ?? templates.library.file(next.file)?.nodes ?? [];
    call = next;
  }
  const { line, keys } = call;
  return runUpTo(body, scope, {
    line,
    isTarget: node => hasTextOn(node, line),
    keys,
  });
}

/** What the named template is called with on this line. */
function argumentAt(
  body: Node[],
  scope: Scope,
  { line, keys }: TemplateLine,
  callee: string | undefined,
): Origin {
  const isCallee = (name: string | undefined) =>
    name === undefined || callee === undefined || name === callee;
  const place = runUpTo(body, scope, {
    line,
    isTarget: node => node.line === line && mayCall(node, isCallee),
    keys,
  });
  return place ? argumentOf(place, isCallee) : UNKNOWN;
}

function mayCall(
  node: Node,
  isCallee: (name: string | undefined) => boolean,
): boolean {
  if (node.type === 'template') return isCallee(node.name);
  if (node.type !== 'action') return false;
  return callsIn(node.pipe.expression).some(({ args: [name] }) =>
    isCallee(
      name?.type === 'literal' && typeof name.value === 'string'
        ? name.value
        : undefined,
    ),
  );
}
