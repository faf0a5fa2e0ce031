import { isMap, JsonMap, listAt, mapAt, mapsAt, stringAt } from '../json';
import { Resource } from '../stages/gather/types';
import { repositoryObjects, Surroundings } from './surroundings';

/** An object that hands traffic to a new version step by step. */
export interface ProgressiveDelivery {
  tool: 'Argo Rollouts' | 'Flagger' | 'OpenKruise';
  name: string;
  /** Kind and name of the workload that it steers; its own template when they are absent. */
  targetKind?: string;
  targetName?: string;
  /** Whether versions are compared on the way, and a bad one is stopped without a person. */
  hasAnalysis: boolean;
  resource?: Resource;
  body: JsonMap;
}

/** Everything in the release and the repository that delivers progressively. */
export function deriveProgressiveDelivery(
  resources: Resource[],
  surroundings: Surroundings,
): ProgressiveDelivery[] {
  const objects = [
    ...resources.map(resource => ({ body: resource.body, resource })),
    ...repositoryObjects(
      surroundings,
      /flagger\.app|argoproj\.io|rollouts\.kruise\.io/,
    ),
  ];
  return objects.flatMap(object => {
    const found = readObject(object.body);
    return found ? [{ ...found, ...object }] : [];
  });
}

function readObject(
  body: JsonMap,
): Omit<ProgressiveDelivery, 'resource' | 'body'> | undefined {
  const [group] = (stringAt(body, 'apiVersion') ?? '').split('/');
  const name = stringAt(body, 'metadata', 'name') ?? '';
  if (group === 'argoproj.io' && body.kind === 'Rollout') {
    return readRollout(name, body);
  }
  if (group === 'flagger.app' && body.kind === 'Canary') {
    if (mapAt(body, 'spec').suspend === true) return undefined;
    return {
      tool: 'Flagger',
      name,
      targetKind: stringAt(body, 'spec', 'targetRef', 'kind'),
      targetName: stringAt(body, 'spec', 'targetRef', 'name'),
      hasAnalysis:
        isMap(mapAt(body, 'spec').analysis) &&
        mapAt(body, 'spec').skipAnalysis !== true,
    };
  }
  if (group === 'rollouts.kruise.io' && body.kind === 'Rollout') {
    const reference = [
      mapAt(body, 'spec', 'workloadRef'),
      mapAt(body, 'spec', 'objectRef', 'workloadRef'),
    ].find(({ name: target }) => target);
    return {
      tool: 'OpenKruise',
      name,
      targetKind: stringAt(reference, 'kind'),
      targetName: stringAt(reference, 'name'),
      hasAnalysis: false,
    };
  }
  return undefined;
}

function readRollout(name: string, body: JsonMap) {
  const canary = mapAt(body, 'spec', 'strategy', 'canary');
  const blueGreen = mapAt(body, 'spec', 'strategy', 'blueGreen');
  const steps = mapsAt(canary, 'steps');
  const isStaged =
    listAt(canary, 'steps').length > 0 || Object.keys(blueGreen).length > 0;
  if (!isStaged) return undefined;
  return {
    tool: 'Argo Rollouts' as const,
    name,
    targetKind: stringAt(body, 'spec', 'workloadRef', 'kind'),
    targetName: stringAt(body, 'spec', 'workloadRef', 'name'),
    hasAnalysis:
      isMap(canary.analysis) ||
      steps.some(({ value }) => isMap(value.analysis)) ||
      isMap(blueGreen.prePromotionAnalysis) ||
      isMap(blueGreen.postPromotionAnalysis),
  };
}
