import { JsonMap, mapAt, mapsAt, numberAt, Path, stringAt } from '../../json';
import { Resource } from '../../stages/gather/types';
import {
  ingressRefusals,
  networkPolicyRefusals,
  serviceRefusals,
} from './networkRefusals';
import { parseQuantity } from '../quantity';
import { boundRefusals } from './boundRefusals';
import { dataRefusals, secretRefusals } from './dataRefusals';
import { scaledJobRefusals, scaledObjectRefusals } from './kedaRefusals';
import { limitRangeRefusals, quotaRefusals } from './quotaRefusals';
import { bindingRefusals, roleRefusals } from './rbacRefusals';
import { deploymentRefusals, ordinalRefusals } from './rolloutRefusals';
import { autoscalerRefusals, budgetRefusals } from './scalingRefusals';
import { fieldsSet, Refusal } from './refusal';

const COUNTS = [
  'activeDeadlineSeconds',
  'backoffLimit',
  'completions',
  'failedJobsHistoryLimit',
  'minReadySeconds',
  'parallelism',
  'replicas',
  'revisionHistoryLimit',
  'startingDeadlineSeconds',
  'successfulJobsHistoryLimit',
  'ttlSecondsAfterFinished',
];

/** By group and kind: what the API refuses beyond its schema. */
const BY_KIND: Record<string, (resource: Resource) => Refusal[]> = {
  '/ConfigMap': dataRefusals,
  '/LimitRange': limitRangeRefusals,
  '/PersistentVolumeClaim': ({ body }) => claimRefusals(body, []),
  '/ResourceQuota': quotaRefusals,
  '/Secret': secretRefusals,
  '/Service': serviceRefusals,
  'apps/DaemonSet': daemonSetRefusals,
  'apps/Deployment': deploymentRefusals,
  'apps/StatefulSet': statefulSetRefusals,
  'autoscaling/HorizontalPodAutoscaler': autoscalerRefusals,
  'batch/Job': jobRefusals,
  'keda.sh/ScaledJob': scaledJobRefusals,
  'keda.sh/ScaledObject': scaledObjectRefusals,
  'policy/PodDisruptionBudget': budgetRefusals,
  'scheduling.k8s.io/PriorityClass': priorityRefusals,
  'networking.k8s.io/Ingress': ingressRefusals,
  'networking.k8s.io/NetworkPolicy': networkPolicyRefusals,
  'batch/CronJob': cronJobRefusals,
  'rbac.authorization.k8s.io/ClusterRole': roleRefusals,
  'rbac.authorization.k8s.io/ClusterRoleBinding': bindingRefusals,
  'rbac.authorization.k8s.io/Role': roleRefusals,
  'rbac.authorization.k8s.io/RoleBinding': bindingRefusals,
};

/** What of an object Kubernetes refuses, of what the schema lets pass. */
export function objectRefusals(resource: Resource): Refusal[] {
  const key = `${resource.group}/${resource.kind}`;
  if (
    !/^$|^(apps|autoscaling|batch|policy|keda\.sh)$|\.k8s\.io$/.test(
      resource.group,
    )
  )
    return [];
  const own = Object.hasOwn(BY_KIND, key) ? BY_KIND[key](resource) : [];
  return [...own, ...countRefusals(resource)];
}

function countRefusals({ body }: Resource): Refusal[] {
  const specs = [['spec'], ['spec', 'jobTemplate', 'spec']];
  const paths = specs.flatMap(at => COUNTS.map(field => [...at, field]));
  return boundRefusals(
    body,
    paths.map(path => ({ path })),
  );
}

/** The jobs of a CronJob get labels of their own to be known by. */
function cronJobRefusals({ body }: Resource): Refusal[] {
  const at = ['spec', 'jobTemplate', 'spec'];
  return fieldsSet(mapAt(body, ...at), ['selector']).map(field => ({
    path: [...at, field],
    defect: 'selects the pods of its jobs itself',
    remedy: 'Remove `selector`',
  }));
}

/** Pods of these are replaced one by one, or when somebody deletes them. */
function updateRefusals({ body }: Resource): Refusal[] {
  const at = ['spec', 'updateStrategy'];
  const strategy = mapAt(body, ...at);
  const type = stringAt(strategy, 'type') || 'RollingUpdate';
  if (type !== 'RollingUpdate' && type !== 'OnDelete')
    return [
      {
        path: [...at, 'type'],
        defect: `has the update strategy ${type}`,
        remedy: 'Set it to RollingUpdate or OnDelete',
      },
    ];
  return [];
}

function daemonSetRefusals(resource: Resource): Refusal[] {
  const at = ['spec', 'updateStrategy', 'rollingUpdate'];
  const bounds = mapAt(resource.body, ...at);
  const isSome = (bound: unknown) => !/^0%?$/.test(String(bound));
  const refusals = updateRefusals(resource);
  const maxSurge = bounds.maxSurge ?? 0;
  const isByHand =
    stringAt(resource.body, 'spec', 'updateStrategy', 'type') === 'OnDelete';
  if (isByHand || isSome(maxSurge) !== isSome(bounds.maxUnavailable ?? 1))
    return refusals;
  const defect = isSome(maxSurge)
    ? 'may both start further pods and stop old ones during an update'
    : 'may neither start further pods nor stop old ones during an update';
  const remedy = 'Set one of `maxSurge` and `maxUnavailable` to 0';
  return [...refusals, { path: at, defect, remedy }];
}

function statefulSetRefusals(resource: Resource): Refusal[] {
  const list = 'volumeClaimTemplates';
  const strategy = mapAt(resource.body, 'spec', 'updateStrategy');
  return [
    ...updateRefusals(resource),
    ...ordinalRefusals(resource),
    ...(strategy.type === 'OnDelete'
      ? fieldsSet(strategy, ['rollingUpdate']).map(field => ({
          path: ['spec', 'updateStrategy', field],
          defect: 'sets `rollingUpdate` beside the update strategy OnDelete',
          remedy: 'Remove `rollingUpdate`, or set `type: RollingUpdate`',
        }))
      : []),
    ...mapsAt(resource.body, 'spec', list).flatMap(({ value, index }) =>
      claimRefusals(value, ['spec', list, index]),
    ),
  ];
}

function claimRefusals(claim: JsonMap, at: Path): Refusal[] {
  const spec = mapAt(claim, 'spec');
  const modes = [spec.accessModes].flat().filter(Boolean);
  const size = mapAt(spec, 'resources', 'requests').storage;
  const which = at.length > 0 ? 'has a claim with' : 'has';
  return [
    ...(modes.length === 0
      ? [
          {
            path: [...at, 'spec', 'accessModes'],
            defect: `${which} no access mode`,
            remedy: 'Set `accessModes`, such as `[ReadWriteOnce]`',
          },
        ]
      : []),
    ...(size === undefined || size === null || size === ''
      ? [
          {
            path: [...at, 'spec', 'resources', 'requests', 'storage'],
            defect: `${which} no size`,
            remedy: 'Set `resources.requests.storage`',
          },
        ]
      : []),
    ...((parseQuantity(size) ?? 1) <= 0
      ? [
          {
            path: [...at, 'spec', 'resources', 'requests', 'storage'],
            defect: `${which} the size ${size}`,
            remedy: 'Make it more than 0',
          },
        ]
      : []),
    ...(modes.includes('ReadWriteOncePod') && modes.length > 1
      ? [
          {
            path: [...at, 'spec', 'accessModes'],
            defect: `${which} ReadWriteOncePod beside another access mode`,
            remedy: 'Keep one of them',
          },
        ]
      : []),
  ];
}

function jobRefusals({ body }: Resource): Refusal[] {
  const spec = mapAt(body, 'spec');
  if (spec.completionMode !== 'Indexed') return [];
  return fieldsSet(spec, ['completions']).length > 0
    ? []
    : [
        {
          path: ['spec', 'completions'],
          defect: 'is Indexed and has no `completions`',
          remedy: 'Set `completions`',
        },
      ];
}

const HIGHEST_PRIORITY = 1_000_000_000;

/** What is above belongs to the two classes of the system. */
function priorityRefusals({ body, name }: Resource): Refusal[] {
  const value = numberAt(body, 'value') ?? 0;
  if (value <= HIGHEST_PRIORITY || name.startsWith('system-')) return [];
  return [
    {
      path: ['value'],
      defect: `has the priority ${value}, which is for the system only`,
      remedy: 'Choose at most 1000000000',
    },
  ];
}
