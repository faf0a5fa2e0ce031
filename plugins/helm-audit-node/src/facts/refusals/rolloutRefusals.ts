import { mapAt, numberAt, stringAt, valueAt } from '../../json';
import { Resource } from '../../stages/gather/types';
import { boundRefusals, isNothing, shareRefusals } from './boundRefusals';
import { fieldsSet, isPartName, Refusal } from './refusal';

/** What the API gives a Deployment that says nothing, in seconds. */
const DEADLINE = 600;

/** What of the rollout of a Deployment Kubernetes refuses. */
export function deploymentRefusals({ body }: Resource): Refusal[] {
  const strategy = mapAt(body, 'spec', 'strategy');
  const deadline =
    numberAt(body, 'spec', 'progressDeadlineSeconds') ?? DEADLINE;
  const ready = numberAt(body, 'spec', 'minReadySeconds') ?? 0;
  return [
    ...(strategy.type === 'Recreate'
      ? fieldsSet(strategy, ['rollingUpdate']).map(field => ({
          path: ['spec', 'strategy', field],
          defect: 'sets `rollingUpdate` beside the strategy Recreate',
          remedy: 'Remove `rollingUpdate`, or set `type: RollingUpdate`',
        }))
      : rollingRefusals(body)),
    ...(deadline <= ready
      ? [
          {
            path: ['spec', 'progressDeadlineSeconds'],
            defect: `gives up after ${deadline} seconds and takes pods for ready after ${ready}`,
            remedy: 'Raise `progressDeadlineSeconds` above `minReadySeconds`',
          },
        ]
      : []),
  ];
}

function rollingRefusals(body: Resource['body']): Refusal[] {
  const at = ['spec', 'strategy', 'rollingUpdate'];
  const [surge, unavailable] = ['maxSurge', 'maxUnavailable'].map(field =>
    valueAt(body, ...at, field),
  );
  return [
    ...shareRefusals(body, [[...at, 'maxSurge']]),
    ...shareRefusals(body, [[...at, 'maxUnavailable']], 100),
    ...(isNothing(surge) && isNothing(unavailable)
      ? [
          {
            path: at,
            defect:
              'may neither start further pods nor stop old ones during an update',
            remedy: 'Set `maxSurge` or `maxUnavailable` to 1 or more',
          },
        ]
      : []),
  ];
}

/** What of the fields that only StatefulSets have Kubernetes refuses. */
export function ordinalRefusals({ body, name }: Resource): Refusal[] {
  const at = ['spec', 'updateStrategy', 'rollingUpdate'];
  const unavailable = [...at, 'maxUnavailable'];
  const service = stringAt(body, 'spec', 'serviceName') ?? '';
  return [
    ...boundRefusals(body, [
      { path: [...at, 'partition'] },
      { path: ['spec', 'ordinals', 'start'] },
    ]),
    ...shareRefusals(body, [unavailable], 100),
    ...(isNothing(valueAt(body, ...unavailable))
      ? [
          {
            path: unavailable,
            defect: 'may replace none of its pods during an update',
            remedy: 'Make `maxUnavailable` 1 or more',
          },
        ]
      : []),
    ...(name && !isPartName(name)
      ? [
          {
            path: ['metadata', 'name'],
            defect: 'has a name that its pods cannot take over',
            remedy:
              'Use at most 63 lower-case letters, digits and dashes, and no dots',
          },
        ]
      : []),
    ...(service && !isPartName(service)
      ? [
          {
            path: ['spec', 'serviceName'],
            defect: `names the Service "${service}", which is no name of one`,
            remedy: 'Use lower-case letters, digits and dashes',
          },
        ]
      : []),
  ];
}
