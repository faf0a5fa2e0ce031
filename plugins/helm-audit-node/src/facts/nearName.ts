import leven from 'leven';
import { Resource } from '../stages/gather/types';
import { podReferences } from './podReferences';
import { Reference } from './externalReferences';
import { sameNamespace } from './serviceSelection';
import type { Workload } from './workloads';

/**
 * An object of the release that was probably meant by a name that leads nowhere: of the same
 * kind, with a name that differs in a letter or two, and that no pod names. Names that differ in
 * their numbers are different on purpose.
 */
export function findNearName(
  { kind, name, namespace }: Reference,
  resources: readonly Resource[],
  workloads: readonly Workload[],
): Resource | undefined {
  const most = Math.min(2, Math.floor(name.length / 6));
  const near = resources.filter(
    other =>
      other.kind === kind &&
      sameNamespace(other.namespace, namespace) &&
      withoutLetters(other.name) === withoutLetters(name) &&
      leven(other.name, name) <= most,
  );
  if (near.length !== 1) return undefined;
  const isUsed = workloads
    .flatMap(podReferences)
    .some(other => other.kind === kind && other.name === near[0].name);
  return isUsed ? undefined : near[0];
}

function withoutLetters(name: string): string {
  return name.replace(/\D/g, '');
}
