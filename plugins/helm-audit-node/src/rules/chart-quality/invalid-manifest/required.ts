import type { Workload } from '../../../facts/workloads';
import { JsonMap, mapAt, mapsAt, Path } from '../../../json';
import type { Resource } from '../../../stages/gather/types';

/** A field that Kubernetes demands and an object lacks. */
export interface MissingField {
  field: string;
  place: string;
  path: Path;
}

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';

/** Fields without which the API server refuses an autoscaler or the pods of a workload. */
export function listMissing(
  { kind, group, body }: Resource,
  workload: Workload | undefined,
): MissingField[] {
  const isAutoscaler =
    kind === 'HorizontalPodAutoscaler' && group === 'autoscaling';
  return [
    ...(isAutoscaler
      ? judge(mapAt(body, 'spec'), 'maxReplicas', 'the spec', ['spec'])
      : []),
    ...(workload ? ofAffinity(workload) : []),
  ];
}

/** Terms of pod affinity that do not say within what pods are together or apart. */
function ofAffinity(workload: Workload): MissingField[] {
  const { resource, podSpec, podSpecPath } = workload;
  // Whether a custom resource is refused is a matter of its own definition.
  if (!['', 'apps', 'batch'].includes(resource.group)) return [];
  return ['podAffinity', 'podAntiAffinity'].flatMap(type => {
    const at = ['affinity', type];
    const root = [...podSpecPath, ...at];
    const place = `a term of the ${type}`;
    return [
      ...mapsAt(podSpec, ...at, REQUIRED).flatMap(({ value, index }) =>
        judge(value, 'topologyKey', place, [...root, REQUIRED, index]),
      ),
      ...mapsAt(podSpec, ...at, PREFERRED).flatMap(({ value, index }) =>
        judge(mapAt(value, 'podAffinityTerm'), 'topologyKey', place, [
          ...root,
          PREFERRED,
          index,
          'podAffinityTerm',
        ]),
      ),
    ];
  });
}

/** An empty text is refused like none. */
function judge(
  holder: JsonMap,
  field: string,
  place: string,
  path: Path,
): MissingField[] {
  const value = holder[field];
  const isThere = value !== undefined && value !== null && value !== '';
  return isThere ? [] : [{ field, place, path: [...path, field] }];
}
