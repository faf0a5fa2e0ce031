import { RELEASE_NAME } from '../release';
import { AuditContext, Resource } from '../stages/gather/types';
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

/** Kinds that are deployed together with what names them, unlike configuration. */
const DEPLOYED_TOGETHER = new Set([
  'Deployment',
  'ReplicaSet',
  'Service',
  'StatefulSet',
]);

/** Kinds that plain manifests must hold when they name them. */
const PART_OF_MANIFESTS = new Set([...DEPLOYED_TOGETHER, 'ServiceAccount']);

/** Fields by which a pod needs objects that are there, and what names the pod itself. */
const NEEDED_BY_PODS = [
  'configMap',
  'configMapKeyRef',
  'configMapRef',
  'imagePullSecrets',
  'metadata',
  'persistentVolumeClaim',
  'secret',
  'secretKeyRef',
  'secretRef',
  'serviceAccountName',
];

/** Fields that say nothing about what is made; other kinds give what they make their own name. */
const NEEDING: Partial<Record<string, string[]>> = {
  ConfigMap: ['metadata'],
  CronJob: NEEDED_BY_PODS,
  Job: NEEDED_BY_PODS,
};

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
 * Why an object that the release names but does not hold may exist all the same. In a chart
 * a name that contains the release's own must come from it, and any other may belong to an
 * object that is there already. Plain manifests are taken for all that is deployed, but for
 * configuration.
 *
 * @returns undefined when the object can't exist
 */
export function whereElseItMayBe(
  { kind, name }: Reference,
  { resources, context }: { resources: Resource[]; context: AuditContext },
): string | undefined {
  const together = context.isChart ? DEPLOYED_TOGETHER : PART_OF_MANIFESTS;
  const isOurs =
    name.includes(RELEASE_NAME) || (!context.isChart && together.has(kind));
  if (!isOurs) {
    return `${kind} ${name} is not part of this release; it may exist already.`;
  }
  const maker =
    resources.find(mayMakePods) ??
    (together.has(kind) ? undefined : findMaker(name, resources));
  return maker && `${maker.kind} ${maker.name} may make ${kind} ${name}.`;
}

/** What names an object in its spec and makes such; a Job may do so by a script of its own. */
function findMaker(name: string, resources: Resource[]): Resource | undefined {
  const naming = resources.filter(resource => mentions(resource, name));
  return (
    naming.find(({ kind }) => MAKERS.has(kind)) ??
    (naming.some(({ kind }) => kind === 'ConfigMap')
      ? resources.find(({ kind }) => kind === 'Job')
      : undefined)
  );
}

/** Whether something names an object otherwise than by needing it, or by a name of its own. */
function mentions({ kind, body }: Resource, name: string): boolean {
  const left = (Object.hasOwn(NEEDING, kind) && NEEDING[kind]) || [];
  const text = JSON.stringify(body, (key, value: unknown) =>
    left.includes(key) ? undefined : value,
  );
  const at = text.split(name).slice(1);
  return at.some(after => !/^[\w-]/.test(after));
}
