import { JsonMap, listAt, mapAt, mapsAt, Path, stringAt } from '../../json';
import { parseQuantity } from '../quantity';
import { Resource } from '../../stages/gather/types';
import { fieldsSet, Refusal, repeated } from './refusal';

/** Of these, no number of a LimitRange may be above one that follows it. */
const RISING = ['min', 'defaultRequest', 'default', 'max'];

/** What of a LimitRange Kubernetes refuses, of what the schema lets pass. */
export function limitRangeRefusals({ body }: Resource): Refusal[] {
  const limits = mapsAt(body, 'spec', 'limits');
  return [
    ...repeated(limits, ({ value }) => stringAt(value, 'type')).map(
      ({ value, index }) => ({
        path: ['spec', 'limits', index, 'type'],
        defect: `limits each ${value.type} twice`,
        remedy: 'Put both into one entry',
      }),
    ),
    ...limits.flatMap(({ value, index }) =>
      limitRefusals(value, ['spec', 'limits', index]),
    ),
  ];
}

function limitRefusals(limit: JsonMap, at: Path): Refusal[] {
  const ofPods = limit.type === 'Pod' ? ['default', 'defaultRequest'] : [];
  return [
    ...fieldsSet(limit, ofPods).map(field => ({
      path: [...at, field],
      defect: `sets \`${field}\` for pods as a whole`,
      remedy: 'Set it for the type Container',
    })),
    ...RISING.flatMap((low, rank) =>
      RISING.slice(rank + 1).flatMap(high =>
        Object.keys(mapAt(limit, low))
          .filter(
            name => amountOf(limit, low, name) > amountOf(limit, high, name),
          )
          .map(name => ({
            path: [...at, low, name],
            defect: `has a \`${low}\` of ${name} above its \`${high}\``,
            remedy: 'Make it no more than that',
          })),
      ),
    ),
  ];
}

/** NaN where it isn't set, which compares with nothing. */
function amountOf(limit: JsonMap, field: string, name: string): number {
  return parseQuantity(mapAt(limit, field)[name]) ?? NaN;
}

/** Pods can't be in both of a pair. */
const OPPOSITES = [
  ['BestEffort', 'NotBestEffort'],
  ['Terminating', 'NotTerminating'],
];

/** What of a ResourceQuota Kubernetes refuses, of what the schema lets pass. */
export function quotaRefusals({ body }: Resource): Refusal[] {
  const scopes = listAt(body, 'spec', 'scopes');
  return [
    ...Object.entries(mapAt(body, 'spec', 'hard'))
      .filter(([, amount]) => (parseQuantity(amount) ?? 0) < 0)
      .map(([name, amount]) => ({
        path: ['spec', 'hard', name],
        defect: `allows ${amount} of ${name}`,
        remedy: 'Make it 0 or more',
      })),
    ...OPPOSITES.filter(pair =>
      pair.every(scope => scopes.includes(scope)),
    ).map(pair => ({
      path: ['spec', 'scopes'],
      defect: `is for pods that are ${pair.join(' and ')} at once`,
      remedy: 'Keep one of the two',
    })),
  ];
}
