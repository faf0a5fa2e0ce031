/** A right that leads to further ones. */
export interface Way {
  group: string;
  resources: readonly string[];
  verbs: readonly string[];
  /** What its holder may do in the end. */
  power: string;
  /** Whether there is more to do from there. */
  isRoundabout?: boolean;
}

/** Rights that lead to further ones: those that Kubernetes' documentation lists, and their like. */
export const WAYS: readonly Way[] = [
  {
    group: 'rbac.authorization.k8s.io',
    resources: ['roles', 'clusterroles'],
    verbs: ['escalate', 'bind'],
    power: 'give itself rights that it does not have',
  },
  {
    group: '',
    resources: ['users', 'groups', 'serviceaccounts'],
    verbs: ['impersonate'],
    power: 'act as somebody else',
  },
  {
    group: 'authentication.k8s.io',
    resources: ['uids', 'userextras', 'userextras/scopes'],
    verbs: ['impersonate'],
    power: 'claim what belongs to somebody else',
  },
  {
    group: '',
    resources: ['serviceaccounts/token'],
    verbs: ['create'],
    power: 'get tokens of other service accounts',
  },
  {
    group: '',
    resources: ['pods/exec', 'pods/attach'],
    verbs: ['create', 'get'],
    power: 'run commands in other pods',
  },
  {
    group: '',
    resources: ['pods/ephemeralcontainers'],
    verbs: ['update', 'patch'],
    power: 'start containers within other pods',
  },
  {
    group: '',
    resources: ['pods/portforward', 'pods/proxy', 'services/proxy'],
    verbs: ['create', 'get'],
    power: 'reach every port of other pods, past network policies',
    isRoundabout: true,
  },
  {
    group: '',
    resources: ['nodes/proxy'],
    verbs: ['create', 'get'],
    power: 'run commands in every pod of a node, past admission and audit',
  },
  {
    group: '',
    resources: ['persistentvolumes'],
    verbs: ['create'],
    power: 'reach folders of every node by volumes of its own making',
    isRoundabout: true,
  },
  {
    group: '',
    resources: ['namespaces'],
    verbs: ['update', 'patch'],
    power: 'lift the pod security standard that a namespace enforces',
    isRoundabout: true,
  },
  {
    group: 'admissionregistration.k8s.io',
    resources: [
      'validatingwebhookconfigurations',
      'mutatingwebhookconfigurations',
    ],
    verbs: ['create', 'update', 'patch', 'delete', 'deletecollection'],
    power:
      'read, change or let through every object on its way into the cluster',
  },
  {
    group: 'certificates.k8s.io',
    resources: ['certificatesigningrequests/approval', 'signers'],
    verbs: ['update', 'patch', 'approve', 'sign'],
    power: 'have certificates signed for any identity',
  },
];
