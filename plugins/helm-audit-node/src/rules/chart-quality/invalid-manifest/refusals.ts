import { objectRefusals } from '../../../facts/refusals/objectRefusals';
import { podRefusals } from '../../../facts/refusals/podRefusals';
import { Workload } from '../../../facts/workloads';
import { Path } from '../../../json';
import { Resource } from '../../../stages/gather/types';
import type { Violation } from '../../types';
import { nameOf } from './describe';

/** What Kubernetes refuses of an object beyond its schema, as the rule reports it. */
export function refusals(
  resource: Resource,
  workload: Workload | undefined,
): Violation<'refused' | 'unmade'>[] {
  const object = nameOf(resource);
  return [
    ...objectRefusals(resource),
    ...(workload ? podRefusals(workload) : []),
  ].map(({ path, defect, remedy }) => ({
    messageId: isJudgedLater(resource, path) ? 'unmade' : 'refused',
    data: { object, defect, remedy },
    path,
  }));
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
