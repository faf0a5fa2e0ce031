import { DEFAULT_NAMESPACE, parseEntityRef } from '@backstage/catalog-model';
import {
  FindingSubject,
  RuleReport,
  Tier,
} from '@helm-audit/plugin-helm-audit-common';
import { listWords } from '../../facts/listWords';
import { spreadRules } from '../../facts/podSpread';
import { Dependents, entrancesOf } from '../../facts/reach';
import { usersOf } from '../../facts/sharedObjects';
import { Workload } from '../../facts/workloads';
import { count } from '../../words';
import { Resource } from '../gather/types';

/** What tells who is hit when a defect of a chart shows. */
export interface Reach {
  workloads: readonly Workload[];
  resources: readonly Resource[];
  /** What depends on the service; absent where no catalog is at hand. */
  dependents?: Dependents;
  tier: Tier;
}

const SHARED = new Set<string>([
  'ConfigMap',
  'Secret',
  'PersistentVolumeClaim',
]);

/**
 * Says who is hit when a defect shows: the workloads that the findings lie in with their pods
 * and how these are spread, what leads requests to them, and who depends on the service.
 */
export function describeBlastRadius(rule: RuleReport, reach: Reach): string {
  const subjects = rule.findings
    .filter(({ waiver }) => !waiver)
    .map(({ subject }) => subject);
  const hit = workloadsHit(subjects, reach);
  const where = hit.length === 0 ? describeObjects(subjects) : undefined;
  return [
    where ??
      `${describeWorkloads(hit)}${describeCallers(hit, reach.resources)}`,
    describeDependents(reach),
  ]
    .filter(Boolean)
    .join(' ');
}

/** The workloads that are named, and those that use a named piece of configuration or data. */
function workloadsHit(
  subjects: readonly FindingSubject[],
  { workloads, resources }: Reach,
): Workload[] {
  const isNamed = ({ kind, name, namespace }: Resource) =>
    subjects.some(
      subject =>
        subject.kind === kind &&
        subject.name === name &&
        subject.namespace === namespace,
    );
  const shared = resources.filter(
    object => SHARED.has(object.kind) && isNamed(object),
  );
  const users = new Set(shared.flatMap(object => usersOf(object, workloads)));
  const selecting = new Set(
    subjects.flatMap(({ kind, name }) =>
      kind === 'Service' && name ? [name] : [],
    ),
  );
  return workloads.filter(
    workload =>
      isNamed(workload.resource) ||
      users.has(workload) ||
      workload.services.some(service => selecting.has(service)),
  );
}

function describeWorkloads(hit: readonly Workload[]): string {
  const names = hit.map(({ resource }) => `${resource.kind} ${resource.name}`);
  const [only] = hit;
  if (hit.length === 1) {
    const pods = describePods(only);
    return `${names[0]}${pods ? `, ${pods}` : ''}`;
  }
  const single = hit.filter(({ replicas }) => (replicas?.lowerBound ?? 2) < 2);
  const alone = listWords(single.map(({ resource }) => resource.name));
  return `${listWords(names)}${
    single.length === 0 ? '' : `, of which ${alone} may run a single pod`
  }`;
}

/** How many pods there are at least, and what keeps them apart. */
function describePods(workload: Workload): string | undefined {
  if (workload.role === 'agent') return 'a pod on every node that takes it';
  const pods = workload.replicas?.lowerBound;
  if (pods === undefined) return undefined;
  if (pods < 2) return pods === 0 ? 'which may run no pod' : 'a single pod';
  return `at least ${count(pods, 'pod')} ${describeSpread(workload)}`;
}

function describeSpread(workload: Workload): string {
  const domains = spreadRules(workload)
    .filter(({ matchesOwnPods }) => matchesOwnPods)
    .map(({ domain }) => domain);
  if (domains.includes('zone')) return 'spread over zones';
  return domains.includes('node')
    ? 'spread over nodes, which may share a zone'
    : 'with nothing that keeps them on different nodes';
}

/** Who sends requests there: through Services, and from outside. */
function describeCallers(
  hit: readonly Workload[],
  resources: readonly Resource[],
): string {
  const services = [...new Set(hit.flatMap(workload => workload.services))];
  if (services.length === 0) {
    const isAsked = hit.some(({ role }) => role !== 'batch');
    return isAsked ? '. No Service of this chart leads there.' : '.';
  }
  const entrances = [
    ...new Set(
      hit
        .flatMap(workload => entrancesOf(workload, resources))
        .map(({ route, hosts }) =>
          hosts.length > 0
            ? listWords(hosts)
            : `${route.kind} ${route.name} for any host`,
        ),
    ),
  ];
  const callers = `. It hits whoever calls ${
    services.length === 1 ? 'Service' : 'Services'
  } ${listWords(services)} in the cluster`;
  return entrances.length > 0
    ? `${callers}, and whoever comes from outside through ${listWords(
        entrances,
      )}.`
    : `${callers}.`;
}

/** Where no workload is hit by itself: the objects, or that none is. */
function describeObjects(subjects: readonly FindingSubject[]): string {
  const objects = [
    ...new Set(
      subjects.flatMap(({ kind, name }) => (name ? [`${kind} ${name}`] : [])),
    ),
  ];
  if (objects.length === 0) {
    return 'The chart as a whole, and no workload by itself.';
  }
  return `${listWords(objects)}, and whatever relies on ${
    objects.length === 1 ? 'it' : 'them'
  }.`;
}

/** Who depends on what the catalog calls the service, which may have parts that are not meant. */
function describeDependents({ dependents, tier }: Reach): string | undefined {
  if (dependents === undefined) return undefined;
  const { named, hasConsumers } = dependents;
  const service = nameOf(dependents.on);
  if (named.length === 0 && !hasConsumers) {
    const though =
      tier === 1 ? ', though its tier puts it on the critical path' : '';
    return `No dependent of ${service} is named in the catalog${though}.`;
  }
  const path =
    tier === 1 ? ` Its tier puts ${service} on the critical path.` : '';
  if (named.length === 0) {
    return `By the catalog others use the APIs of ${service}.${path}`;
  }
  const verb = named.length === 1 ? 'depends' : 'depend';
  const others = hasConsumers ? '; others use its APIs' : '';
  return `By the catalog ${listWords(
    named.map(nameOf),
  )} ${verb} on ${service}${others}.${path}`;
}

/** A reference as people say it, such as `component basket`. */
function nameOf(entityRef: string): string {
  const { kind, namespace, name } = parseEntityRef(entityRef);
  return `${kind} ${
    namespace === DEFAULT_NAMESPACE ? '' : `${namespace}/`
  }${name}`;
}
