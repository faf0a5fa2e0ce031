import { isImageName } from '../../../facts/imageName';
import { objectRefusals } from '../../../facts/refusals/objectRefusals';
import { podRefusals } from '../../../facts/refusals/podRefusals';
import { isBuiltInGroup } from '../../../facts/schema/schema';
import { Workload } from '../../../facts/workloads';
import { Path, stringAt } from '../../../json';
import { Resource } from '../../../stages/gather/types';
import type { Violation } from '../../types';
import { nameOf } from './describe';

/** What Kubernetes refuses of an object beyond its schema, as the rule reports it. */
export function refusals(
  resource: Resource,
  workload: Workload | undefined,
): Violation<'refused' | 'unmade'>[] {
  const object = nameOf(resource);
  const judge = resource.group === 'keda.sh' ? 'KEDA' : 'Kubernetes';
  return [
    ...objectRefusals(resource),
    ...(workload ? podRefusals(workload) : []),
  ].map(({ path, defect, remedy }) => ({
    messageId: isJudgedLater(resource, path) ? 'unmade' : 'refused',
    data: { object, defect, remedy, judge },
    path,
  }));
}

/** What is filled in before the manifest is applied: variables, and what ko builds. */
const PLACEHOLDER = /[{}$]|^ko:\/\//;

/** Names of images that nothing can be pulled by. Other controllers may read theirs otherwise. */
export function badImageNames(workload: Workload): Violation<'imageName'>[] {
  const { resource, containers } = workload;
  if (!isBuiltInGroup(resource.group)) return [];
  return containers.flatMap(({ name, spec, path }) => {
    const image = stringAt(spec, 'image');
    if (!image || PLACEHOLDER.test(image) || isImageName(image)) return [];
    const data = { object: nameOf(resource), image, container: name };
    return [{ messageId: 'imageName', data, path: [...path, 'image'] }];
  });
}

/**
 * Whether the API takes it all the same and its controller fails: of a StatefulSet it does not
 * look into the templates of pods and claims, nor into those of kinds that it has no part in.
 * Source: ValidateStatefulSetSpec, https://github.com/kubernetes/kubernetes.
 */
function isJudgedLater({ kind, group }: Resource, path: Path): boolean {
  const [, part] = path;
  if (part !== 'template' && part !== 'volumeClaimTemplates') return false;
  if (!['', 'apps', 'batch'].includes(group)) return true;
  return (
    kind === 'StatefulSet' &&
    !['restartPolicy', 'activeDeadlineSeconds'].includes(String(path.at(-1)))
  );
}
