import { JsonMap, Path } from '../../json';
import type { TemplateLibrary } from '../templateLibrary';
import { Node } from '../types';

/** Where what an expression gives comes from. */
export type Origin =
  /**
   * What stands at a path of the values, as it is; `isChart` for all values of a chart,
   * `isDumped` where it was written as YAML, so that it may be a map of anything.
   */
  | { kind: 'values'; path: Path; isChart?: true; isDumped?: true }
  /** The context that Helm gives a template, and what templates keep in it. */
  | { kind: 'context'; chart: Path; kept: Map<string, Origin> }
  | { kind: 'map'; entries: Map<string, Origin> }
  | { kind: 'list'; items: Origin[] }
  | { kind: 'literal'; value: unknown }
  /** One of these, the first that is given. */
  | { kind: 'choice'; of: Origin[] }
  /** Maps merged into one; what stands first wins. */
  | { kind: 'merged'; of: Origin[] }
  /** Made of these, in this order. */
  | { kind: 'made'; of: Origin[] }
  | { kind: 'unknown' };

/** The templates of a chart and the values that they are rendered with. */
export interface TemplateSet {
  /** Values of the chart with those of its subcharts below their names. */
  values: JsonMap;
  library: Pick<TemplateLibrary, 'named'>;
  /** What named templates print, and how many steps it took to tell; filled on the way. */
  calls: Map<string, { origin: Origin; steps: number }>;
  /** Which nodes change what others see. */
  effects: { has(node: Node): boolean };
}

export const UNKNOWN: Origin = { kind: 'unknown' };

/** A value that stands in a template itself. */
export function literal(value: unknown): Origin {
  return { kind: 'literal', value };
}

/** Whether no template can change it in place, as it can maps that it made. */
export function isUnchanging(origin: Origin): boolean {
  if ('of' in origin) return origin.of.every(isUnchanging);
  return ['values', 'literal', 'unknown'].includes(origin.kind);
}
