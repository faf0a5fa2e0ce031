import type { JsonMap } from '../../json';
import { mapAt, Path } from '../../json';
import type { Resource } from '../../stages/gather/types';
import { findDeprecation } from '../apiDeprecations';
import type { Workload } from '../workloads';
import {
  fieldsOf,
  isBuiltInGroup,
  isPreview,
  OBJECT_META,
  POD_TEMPLATE,
  SCHEMA_RELEASE,
  typeOfKind,
  versionsOfKind,
} from './schema';
import { SchemaViolation, validate, Validation } from './validate';

/** How a release stands to the schema of Kubernetes. */
export interface SchemaCheck {
  /** Release of Kubernetes that the schema is of, such as `1.36`. */
  release: string;
  /** How many objects were held against the schema of their kind. */
  validated: number;
  /** Kinds that have no schema here, such as custom resources, most frequent first. */
  skipped: SkippedKind[];
  /** One entry for each object that breaks its schema. */
  broken: BrokenObject[];
}

/** A kind whose objects were held against no schema but that of all metadata. */
export interface SkippedKind {
  apiVersion: string;
  kind: string;
  objects: number;
}

/** An object and where it breaks its schema. */
export interface BrokenObject {
  resource: Resource;
  /** The first of them, in the order of the manifest. */
  violations: ManifestViolation[];
  /** How many more there are. */
  more: number;
}

/** Where an object breaks its schema, or that there is no such kind. */
export type ManifestViolation =
  | SchemaViolation
  /** `versions` are those that have the kind. */
  | { path: Path; problem: 'unknownKind'; versions: string[] };

/** Kinds that OpenShift served without a group, and still takes in templates. */
const OPENSHIFT_KINDS = [
  'BuildConfig',
  'DeploymentConfig',
  'Group',
  'ImageStream',
  'Project',
  'Route',
  'SecurityContextConstraints',
  'Template',
  'User',
];

/** Holds every object against the schema of its kind. */
export function deriveSchemaCheck(
  resources: Resource[],
  workloads: Workload[],
): SchemaCheck {
  const skipped = new Map<string, SkippedKind>();
  const broken: BrokenObject[] = [];
  let validated = 0;
  const byResource = new Map(workloads.map(each => [each.resource, each]));
  for (const resource of resources) {
    const type = typeToCheck(resource);
    if (type) validated++;
    else count(skipped, resource);
    const found = type
      ? checkBuiltIn(resource, type)
      : checkOther(resource, byResource.get(resource));
    if (found.violations.length > 0) broken.push({ resource, ...found });
  }
  return {
    release: SCHEMA_RELEASE,
    validated,
    skipped: [...skipped.values()].sort((a, b) => b.objects - a.objects),
    broken,
  };
}

function count(
  skipped: Map<string, SkippedKind>,
  { apiVersion, kind }: Resource,
): void {
  const key = `${apiVersion} ${kind}`;
  const known = skipped.get(key) ?? { apiVersion, kind, objects: 0 };
  skipped.set(key, { ...known, objects: known.objects + 1 });
}

/** The type of an object's kind; definitions are not read whole, so they have none. */
function typeToCheck({ apiVersion, kind }: Resource): string | undefined {
  return kind === 'CustomResourceDefinition'
    ? undefined
    : typeOfKind(apiVersion, kind);
}

function checkBuiltIn(
  { body }: Resource,
  type: string,
): Omit<BrokenObject, 'resource'> {
  const { violations, more } = validate(body, type);
  return { violations: [...checkSpec(body, type), ...violations], more };
}

function checkOther(
  resource: Resource,
  workload: Workload | undefined,
): Omit<BrokenObject, 'resource'> {
  const { body } = resource;
  const metadata = validate(body.metadata, OBJECT_META, { path: ['metadata'] });
  const pods = workload && checkPodTemplate(workload);
  return {
    violations: [
      ...checkKind(resource),
      ...metadata.violations,
      ...(pods?.violations ?? []),
    ],
    more: metadata.more + (pods?.more ?? 0),
  };
}

/** Whether there is a kind at all, and Kubernetes has it. */
function checkKind(resource: Resource): ManifestViolation[] {
  const { body, kind } = resource;
  const missing = ['apiVersion', 'kind'].filter(key => !body[key]);
  if (missing.length > 0) {
    return missing.map(key => ({ path: [key], problem: 'missingField' }));
  }
  return isUnknownKind(resource)
    ? [
        {
          path: ['apiVersion'],
          problem: 'unknownKind',
          versions: versionsOfKind(kind),
        },
      ]
    : [];
}

/** A whole spec that is missing is as bad as its required fields. */
function checkSpec(body: JsonMap, type: string): SchemaViolation[] {
  const spec = fieldsOf(type).get('spec')?.type;
  const isThere = body.spec !== undefined && body.spec !== null;
  if (isThere || spec?.is !== 'object') return [];
  const isNeeded = [...fieldsOf(spec.type).values()].some(
    ({ isRequired }) => isRequired,
  );
  return isNeeded && !fieldsOf(type).get('spec')?.isRequired
    ? [{ path: ['spec'], problem: 'missingField' }]
    : [];
}

/**
 * Of the pods of a custom resource only types are judged: what else it takes, its own
 * definition says.
 */
function checkPodTemplate({ resource, podSpecPath }: Workload): Validation {
  const path = podSpecPath.slice(0, -1);
  const template = mapAt(resource.body, ...path);
  return validate(template, POD_TEMPLATE, { path, typesOnly: true });
}

/**
 * Whether Kubernetes has no such kind in a version that it does have, or in none of a group
 * that only it can have: groups of custom resources have a dot. Versions that it gave up, and
 * previews, which come and go, are the matter of others.
 */
function isUnknownKind({ apiVersion, group, kind }: Resource): boolean {
  if (!apiVersion || !kind || isPreview(apiVersion)) return false;
  if (typeOfKind(apiVersion, kind)) return false;
  if (findDeprecation({ apiVersion, kind })) return false;
  if (group === '' && OPENSHIFT_KINDS.includes(kind)) return false;
  if (kind.endsWith('List')) return false;
  return isBuiltInGroup(group) || !group.includes('.');
}
