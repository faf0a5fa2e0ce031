import { RELEASE_NAME } from '../release';
import { Resource } from '../stages/gather/types';
import { mayMakePods } from './foreignPods';
import { sameNamespace } from './serviceSelection';

/** Kinds that make objects which they name somewhere in their spec. */
const MAKERS = new Set([
  'Certificate',
  'ExternalSecret',
  'Issuer',
  'Job',
  'CronJob',
  'SealedSecret',
]);

/** An object that another one names. */
export interface Reference {
  kind: string;
  /** API group, '' for the core group; absent when any will do. */
  group?: string;
  name: string;
  /** As written on the object that names it. */
  namespace?: string;
}

/** The object of the release that a reference leads to. */
export function resolveReference(
  { kind, group, name, namespace }: Reference,
  resources: Resource[],
): Resource | undefined {
  return resources.find(
    resource =>
      resource.kind === kind &&
      resource.name === name &&
      (group === undefined || resource.group === group) &&
      sameNamespace(resource.namespace, namespace),
  );
}

/**
 * Why an object that the release names but does not hold may exist all the same. A name
 * that contains the release's own must come from the chart; any other may belong to an
 * object that is there already.
 *
 * @returns undefined when the object can't exist
 */
export function whereElseItMayBe(
  { kind, name }: Reference,
  resources: Resource[],
): string | undefined {
  if (!name.includes(RELEASE_NAME)) {
    return `${kind} ${name} is not part of this release; it may exist already.`;
  }
  const maker = resources.find(
    resource =>
      mayMakePods(resource) ||
      (MAKERS.has(resource.kind) &&
        JSON.stringify(resource.body).includes(name)),
  );
  return maker && `${maker.kind} ${maker.name} may make ${kind} ${name}.`;
}
