import { TemplateLibrary } from '../templateLibrary';
import { ChartTemplates } from './chartTemplates';
import { callFunction } from './functions';
import { literal, Origin } from './types';

const TEMPLATES = new ChartTemplates(TemplateLibrary.of(new Map()), {});
const VALUE: Origin = { kind: 'values', path: ['a'] };

/** Parts, items or characters of an origin. */
function sizeOf(origin: Origin): number {
  if ('of' in origin) {
    return origin.of.reduce((size, part) => size + sizeOf(part), 1);
  }
  if (origin.kind === 'list') return origin.items.length;
  return origin.kind === 'literal' ? String(origin.value).length : 1;
}

/** The largest thing that comes of a function that is given its own result over and over. */
const largest = (name: string, first: Origin, ...before: Origin[]) => {
  let origin = first;
  let size = 0;
  for (let turn = 0; turn < 40 && size < 1_000_000; turn++) {
    origin = callFunction(name, [...before, origin, origin], TEMPLATES);
    size = Math.max(size, sizeOf(origin));
  }
  return size;
};

describe('functions of templates', () => {
  it.each<[string, Origin, ...Origin[]]>([
    ['merge', VALUE],
    ['mergeOverwrite', VALUE],
    ['mustMerge', VALUE],
    ['default', VALUE],
    ['coalesce', VALUE],
    ['concat', { kind: 'list', items: [VALUE] }],
    ['print', literal('ab')],
    ['printf', literal('ab'), literal('%s%s')],
    ['replace', literal('aa'), literal('a')],
  ])('do not grow without end: %s', (name, first, ...before) => {
    expect(largest(name, first, ...before)).toBeLessThan(200_000);
  });

  it('keep what they are given', () => {
    const call = (name: string, ...args: Origin[]) =>
      callFunction(name, args, TEMPLATES);
    expect(call('merge', VALUE, VALUE)).toMatchObject({ of: [VALUE, VALUE] });
    expect(call('print', literal('a'), literal('b'))).toEqual(literal('ab'));
    const list: Origin = { kind: 'list', items: [VALUE] };
    expect(call('concat', list, list)).toMatchObject({ items: [VALUE, VALUE] });
  });
});
