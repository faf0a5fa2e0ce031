import { JsonMap, listAt, mapAt, mapsAt, Path, stringAt } from '../json';
import { Resource } from '../stages/gather/types';

/** One admission webhook of a configuration. */
export interface AdmissionWebhook {
  name: string;
  /** Whether requests are refused while it can't be asked; unset means so. */
  failsClosed: boolean;
  /** Service of the cluster that answers; absent for URLs. */
  service?: { name: string; namespace?: string };
  /** Whether it is asked about new pods, or about what new pods are made from. */
  isAskedAboutPods: boolean;
  /** Whether it is asked before a pod is evicted, as when a node is drained. */
  isAskedAboutEvictions: boolean;
  /** Whether a selector or condition keeps anything out. */
  isSelective: boolean;
  /** Whether it is asked only about what carries certain labels, its own or its namespace's. */
  isConfined: boolean;
  /** Leads to the webhook within the configuration. */
  path: Path;
}

/** Resources without which nothing new starts in a cluster. */
const POD_SOURCES = [
  '*',
  '*/*',
  'pods',
  'pods/*',
  'deployments',
  'replicasets',
  'statefulsets',
  'daemonsets',
  'jobs',
];

/** Resources that are made when a pod is asked to leave its node. */
const EVICTIONS = ['pods/eviction', '*/eviction'];

const POD_GROUPS = ['*', '', 'apps', 'batch'];

/** Whether a resource configures admission webhooks. */
export function isWebhookConfiguration({ kind, group }: Resource): boolean {
  return (
    group === 'admissionregistration.k8s.io' &&
    ['ValidatingWebhookConfiguration', 'MutatingWebhookConfiguration'].includes(
      kind,
    )
  );
}

/** The admission webhooks of a configuration. */
export function admissionWebhooks({ body }: Resource): AdmissionWebhook[] {
  return mapsAt(body, 'webhooks').map(({ value, index }) => {
    const name = stringAt(value, 'clientConfig', 'service', 'name');
    return {
      name: stringAt(value, 'name') ?? '',
      failsClosed: value.failurePolicy !== 'Ignore',
      service:
        name === undefined
          ? undefined
          : {
              name,
              namespace: stringAt(
                value,
                'clientConfig',
                'service',
                'namespace',
              ),
            },
      isAskedAboutPods: isAskedAbout(value, POD_SOURCES),
      isAskedAboutEvictions: isAskedAbout(value, EVICTIONS),
      isSelective: hasSelector(value),
      isConfined: ['namespaceSelector', 'objectSelector'].some(field =>
        asksForLabels(mapAt(value, field)),
      ),
      path: ['webhooks', index],
    };
  });
}

/** Whether a webhook is asked when one of these resources is made. */
function isAskedAbout(webhook: JsonMap, resources: string[]): boolean {
  return listAt(webhook, 'rules').some(
    rule =>
      holdsOneOf(listAt(rule, 'operations'), ['*', 'CREATE']) &&
      holdsOneOf(listAt(rule, 'apiGroups'), POD_GROUPS) &&
      holdsOneOf(listAt(rule, 'resources'), resources),
  );
}

function holdsOneOf(list: unknown[], wanted: string[]): boolean {
  return list.some(item => wanted.includes(String(item)));
}

/** Whether a selector asks for labels, not only for the absence of some. */
function asksForLabels(selector: JsonMap): boolean {
  return (
    Object.keys(mapAt(selector, 'matchLabels')).length > 0 ||
    mapsAt(selector, 'matchExpressions').some(
      ({ value }) => value.operator === 'In' || value.operator === 'Exists',
    )
  );
}

function hasSelector(webhook: JsonMap): boolean {
  return (
    ['namespaceSelector', 'objectSelector'].some(
      field => Object.keys(mapAt(webhook, field)).length > 0,
    ) || listAt(webhook, 'matchConditions').length > 0
  );
}
