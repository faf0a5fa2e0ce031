import { listAt, mapsAt, Path, stringAt } from '../json';
import type { Container } from './workloads';

/** The heap that a program is told to use at most. */
export interface HeapSize {
  /** In bytes. */
  bytes: number;
  /** The option as it is written, such as `-Xmx2g`. */
  option: string;
  /** Leads to it from the container. */
  path: Path;
}

/** Of Java: a number of bytes, or with a unit of 1024. */
const JAVA = /(?:^|\s)(-Xmx(\d+)([kmgt]?)b?)(?=$|\s|["'])/gi;

/** Of Node, in MiB. */
const NODE = /(?:^|\s)(--max[-_]old[-_]space[-_]size[= ](\d+))(?=$|\s|["'])/gi;

const POWERS: Record<string, number> = { '': 0, k: 1, m: 2, g: 3, t: 4 };

/**
 * The sizes of heaps that a container's environment and command name as literals. Where one
 * text names several, the last one wins, as it does for Java and Node.
 */
export function heapSizes({ spec }: Container): HeapSize[] {
  const texts: Array<{ text: string; path: Path }> = [
    ...mapsAt(spec, 'env').map(({ value, index }) => ({
      text: stringAt(value, 'value') ?? '',
      path: ['env', index, 'value'],
    })),
    ...['command', 'args'].map(field => ({
      text: listAt(spec, field).map(String).join(' '),
      path: [field],
    })),
  ];
  return texts.flatMap(({ text, path }) => {
    const last = [...text.matchAll(JAVA), ...text.matchAll(NODE)].at(-1);
    if (!last) return [];
    const [, option, digits, unit = 'm'] = last;
    const bytes = Number(digits) * 1024 ** POWERS[unit.toLowerCase()];
    return [{ bytes, option, path }];
  });
}
