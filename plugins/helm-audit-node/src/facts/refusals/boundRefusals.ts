import { JsonMap, numberAt, Path, stringAt, valueAt } from '../../json';
import { Refusal } from './refusal';

/** A number that the API takes between two bounds. */
export interface Bound {
  path: Path;
  least?: number;
  most?: number;
}

/** Which of some numbers are out of their bounds; those that are not set have a default. */
export function boundRefusals(root: JsonMap, bounds: Bound[]): Refusal[] {
  return bounds.flatMap(({ path, least = 0, most = Infinity }) => {
    const value = numberAt(root, ...path);
    if (value === undefined || (value >= least && value <= most)) return [];
    return [
      {
        path,
        defect: `has \`${path.at(-1)}: ${value}\``,
        remedy:
          most === Infinity
            ? `Make it ${least} or more`
            : `Make it ${least} to ${most}`,
      },
    ];
  });
}

/**
 * Which numbers or shares of pods are none.
 *
 * @param most - the highest share, in percent
 */
export function shareRefusals(
  root: JsonMap,
  paths: Path[],
  most = Infinity,
): Refusal[] {
  return paths.flatMap(path => {
    const share = stringAt(root, ...path) || valueAt(root, ...path);
    const defect = `has \`${path.at(-1)}: ${share}\``;
    if (typeof share === 'number' && share < 0)
      return [{ path, defect, remedy: 'Make it 0 or more' }];
    if (typeof share !== 'string' || share === '') return [];
    if (!/^\d+%$/.test(share)) {
      const remedy = 'Write a whole number, or whole percent such as 25%';
      return [{ path, defect, remedy }];
    }
    return parseInt(share, 10) > most
      ? [
          {
            path,
            defect: `${defect}, which is more than all`,
            remedy: `Write ${most}% at most`,
          },
        ]
      : [];
  });
}

/** Whether a number or share is none at all. */
export function isNothing(share: unknown): boolean {
  return /^0+%?$/.test(String(share));
}
