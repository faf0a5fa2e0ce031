import semver from 'semver';

/** A version of a built-in API that Kubernetes gave up. Minors are those of Kubernetes 1. */
export interface ApiDeprecation {
  apiVersion: string;
  kinds: string[];
  /** First minor in which it is deprecated, which is when a replacement can be used. */
  deprecatedIn: number;
  /** First minor that no longer serves it. */
  removedIn: number;
  /** What to use now; absent when there is no such API any more. */
  replacement?: string;
}

/**
 * Source: Kubernetes' Deprecated API Migration Guide,
 * https://kubernetes.io/docs/reference/using-api/deprecation-guide/, and for what it leaves
 * out the lifecycle that each type declares, https://github.com/kubernetes/api. Where the
 * replacement came later than the deprecation, its release counts.
 */
export const API_DEPRECATIONS: readonly ApiDeprecation[] = [
  entry(
    'apps/v1beta1',
    ['ControllerRevision', 'Deployment', 'ReplicaSet', 'StatefulSet'],
    9,
    16,
    'apps/v1',
  ),
  entry(
    'apps/v1beta2',
    [
      'ControllerRevision',
      'DaemonSet',
      'Deployment',
      'ReplicaSet',
      'StatefulSet',
    ],
    9,
    16,
    'apps/v1',
  ),
  entry(
    'extensions/v1beta1',
    ['DaemonSet', 'Deployment', 'ReplicaSet'],
    9,
    16,
    'apps/v1',
  ),
  entry('extensions/v1beta1', ['NetworkPolicy'], 9, 16, 'networking.k8s.io/v1'),
  entry('extensions/v1beta1', ['PodSecurityPolicy'], 11, 16),
  entry('extensions/v1beta1', ['Ingress'], 14, 22, 'networking.k8s.io/v1'),
  entry(
    'admissionregistration.k8s.io/v1beta1',
    ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'],
    16,
    22,
    'admissionregistration.k8s.io/v1',
  ),
  entry(
    'apiextensions.k8s.io/v1beta1',
    ['CustomResourceDefinition'],
    16,
    22,
    'apiextensions.k8s.io/v1',
  ),
  entry(
    'apiregistration.k8s.io/v1beta1',
    ['APIService'],
    19,
    22,
    'apiregistration.k8s.io/v1',
  ),
  entry(
    'authentication.k8s.io/v1beta1',
    ['TokenReview'],
    19,
    22,
    'authentication.k8s.io/v1',
  ),
  entry(
    'authorization.k8s.io/v1beta1',
    [
      'LocalSubjectAccessReview',
      'SelfSubjectAccessReview',
      'SelfSubjectRulesReview',
      'SubjectAccessReview',
    ],
    19,
    22,
    'authorization.k8s.io/v1',
  ),
  entry(
    'certificates.k8s.io/v1beta1',
    ['CertificateSigningRequest'],
    19,
    22,
    'certificates.k8s.io/v1',
  ),
  entry(
    'coordination.k8s.io/v1beta1',
    ['Lease'],
    19,
    22,
    'coordination.k8s.io/v1',
  ),
  entry(
    'networking.k8s.io/v1beta1',
    ['Ingress', 'IngressClass'],
    19,
    22,
    'networking.k8s.io/v1',
  ),
  entry(
    'rbac.authorization.k8s.io/v1beta1',
    ['ClusterRole', 'ClusterRoleBinding', 'Role', 'RoleBinding'],
    17,
    22,
    'rbac.authorization.k8s.io/v1',
  ),
  entry(
    'scheduling.k8s.io/v1beta1',
    ['PriorityClass'],
    14,
    22,
    'scheduling.k8s.io/v1',
  ),
  entry(
    'storage.k8s.io/v1beta1',
    ['CSIDriver', 'StorageClass', 'VolumeAttachment'],
    19,
    22,
    'storage.k8s.io/v1',
  ),
  entry('storage.k8s.io/v1beta1', ['CSINode'], 17, 22, 'storage.k8s.io/v1'),
  entry('batch/v1beta1', ['CronJob'], 21, 25, 'batch/v1'),
  entry(
    'discovery.k8s.io/v1beta1',
    ['EndpointSlice'],
    21,
    25,
    'discovery.k8s.io/v1',
  ),
  entry('events.k8s.io/v1beta1', ['Event'], 22, 25, 'events.k8s.io/v1'),
  entry(
    'autoscaling/v2beta1',
    ['HorizontalPodAutoscaler'],
    23,
    25,
    'autoscaling/v2',
  ),
  entry('policy/v1beta1', ['PodDisruptionBudget'], 21, 25, 'policy/v1'),
  entry('policy/v1beta1', ['PodSecurityPolicy'], 21, 25),
  entry('node.k8s.io/v1beta1', ['RuntimeClass'], 22, 25, 'node.k8s.io/v1'),
  entry(
    'autoscaling/v2beta2',
    ['HorizontalPodAutoscaler'],
    23,
    26,
    'autoscaling/v2',
  ),
  entry(
    'flowcontrol.apiserver.k8s.io/v1beta1',
    ['FlowSchema', 'PriorityLevelConfiguration'],
    23,
    26,
    'flowcontrol.apiserver.k8s.io/v1',
  ),
  entry(
    'storage.k8s.io/v1beta1',
    ['CSIStorageCapacity'],
    24,
    27,
    'storage.k8s.io/v1',
  ),
  entry(
    'flowcontrol.apiserver.k8s.io/v1beta2',
    ['FlowSchema', 'PriorityLevelConfiguration'],
    26,
    29,
    'flowcontrol.apiserver.k8s.io/v1',
  ),
  entry(
    'flowcontrol.apiserver.k8s.io/v1beta3',
    ['FlowSchema', 'PriorityLevelConfiguration'],
    29,
    32,
    'flowcontrol.apiserver.k8s.io/v1',
  ),
  entry(
    'rbac.authorization.k8s.io/v1alpha1',
    ['ClusterRole', 'ClusterRoleBinding', 'Role', 'RoleBinding'],
    17,
    23,
    'rbac.authorization.k8s.io/v1',
  ),
  entry(
    'scheduling.k8s.io/v1alpha1',
    ['PriorityClass'],
    14,
    23,
    'scheduling.k8s.io/v1',
  ),
  entry('node.k8s.io/v1alpha1', ['RuntimeClass'], 20, 24, 'node.k8s.io/v1'),
  entry('batch/v2alpha1', ['CronJob'], 8, 21, 'batch/v1'),
  entry('settings.k8s.io/v1alpha1', ['PodPreset'], 19, 20),
  entry('auditregistration.k8s.io/v1alpha1', ['AuditSink'], 18, 19),
  entry(
    'discovery.k8s.io/v1alpha1',
    ['EndpointSlice'],
    17,
    21,
    'discovery.k8s.io/v1',
  ),
  entry(
    'audit.k8s.io/v1alpha1',
    ['Event', 'Policy'],
    21,
    24,
    'audit.k8s.io/v1',
  ),
  entry('audit.k8s.io/v1beta1', ['Event', 'Policy'], 21, 24, 'audit.k8s.io/v1'),
  entry(
    'storage.k8s.io/v1alpha1',
    ['CSIStorageCapacity', 'VolumeAttachment'],
    21,
    24,
    'storage.k8s.io/v1',
  ),
  entry(
    'admissionregistration.k8s.io/v1alpha1',
    ['ValidatingAdmissionPolicy', 'ValidatingAdmissionPolicyBinding'],
    30,
    32,
    'admissionregistration.k8s.io/v1',
  ),
  entry(
    'admissionregistration.k8s.io/v1beta1',
    ['ValidatingAdmissionPolicy', 'ValidatingAdmissionPolicyBinding'],
    31,
    34,
    'admissionregistration.k8s.io/v1',
  ),
  entry(
    'admissionregistration.k8s.io/v1alpha1',
    ['MutatingAdmissionPolicy', 'MutatingAdmissionPolicyBinding'],
    36,
    38,
    'admissionregistration.k8s.io/v1',
  ),
  entry(
    'admissionregistration.k8s.io/v1beta1',
    ['MutatingAdmissionPolicy', 'MutatingAdmissionPolicyBinding'],
    37,
    40,
    'admissionregistration.k8s.io/v1',
  ),
  entry(
    'authentication.k8s.io/v1alpha1',
    ['SelfSubjectReview'],
    29,
    32,
    'authentication.k8s.io/v1',
  ),
  entry(
    'authentication.k8s.io/v1beta1',
    ['SelfSubjectReview'],
    30,
    33,
    'authentication.k8s.io/v1',
  ),
  entry(
    'certificates.k8s.io/v1alpha1',
    ['ClusterTrustBundle'],
    34,
    37,
    'certificates.k8s.io/v1beta1',
  ),
  entry(
    'coordination.k8s.io/v1alpha2',
    ['LeaseCandidate'],
    35,
    38,
    'coordination.k8s.io/v1beta1',
  ),
  entry(
    'networking.k8s.io/v1beta1',
    ['IPAddress', 'ServiceCIDR'],
    34,
    37,
    'networking.k8s.io/v1',
  ),
  entry(
    'resource.k8s.io/v1alpha2',
    ['ResourceClaim', 'ResourceClaimTemplate'],
    31,
    31,
    'resource.k8s.io/v1',
  ),
  entry(
    'resource.k8s.io/v1alpha2',
    ['PodSchedulingContext', 'ResourceClass'],
    31,
    31,
  ),
  entry(
    'resource.k8s.io/v1alpha3',
    ['DeviceClass', 'ResourceClaim', 'ResourceClaimTemplate', 'ResourceSlice'],
    34,
    34,
    'resource.k8s.io/v1',
  ),
  entry(
    'resource.k8s.io/v1beta1',
    ['DeviceClass', 'ResourceClaim', 'ResourceClaimTemplate', 'ResourceSlice'],
    35,
    38,
    'resource.k8s.io/v1',
  ),
  entry(
    'resource.k8s.io/v1beta2',
    ['DeviceClass', 'ResourceClaim', 'ResourceClaimTemplate', 'ResourceSlice'],
    36,
    39,
    'resource.k8s.io/v1',
  ),
  entry(
    'storage.k8s.io/v1alpha1',
    ['VolumeAttributesClass'],
    34,
    35,
    'storage.k8s.io/v1',
  ),
  entry(
    'storage.k8s.io/v1beta1',
    ['VolumeAttributesClass'],
    34,
    37,
    'storage.k8s.io/v1',
  ),
  entry(
    'storagemigration.k8s.io/v1beta1',
    ['StorageVersionMigration'],
    37,
    40,
    'storagemigration.k8s.io/v1',
  ),
];

/** A version of an add-on's API that the add-on itself gave up. */
export interface AddOnRemoval {
  group: string;
  versions: string[];
  addOn: string;
  /** First version of the add-on that no longer serves it. */
  removedIn: string;
  replacement: string;
}

const BEFORE_STABLE = ['v1alpha2', 'v1alpha3', 'v1beta1'];

/**
 * Source: the upgrade notes of cert-manager, https://cert-manager.io/docs/releases/, of
 * Istio, https://istio.io/latest/news/releases/, of the snapshot controller,
 * https://github.com/kubernetes-csi/external-snapshotter/releases, and of Traefik,
 * https://doc.traefik.io/traefik/migrate/v2-to-v3-details/
 */
const ADD_ON_REMOVALS: readonly AddOnRemoval[] = [
  {
    group: 'certmanager.k8s.io',
    versions: ['v1alpha1'],
    addOn: 'cert-manager',
    removedIn: '0.11',
    replacement: 'cert-manager.io/v1',
  },
  ...['cert-manager.io', 'acme.cert-manager.io'].map(group => ({
    group,
    versions: BEFORE_STABLE,
    addOn: 'cert-manager',
    removedIn: '1.6',
    replacement: `${group}/v1`,
  })),
  ...['authentication.istio.io', 'rbac.istio.io'].map(group => ({
    group,
    versions: ['v1alpha1'],
    addOn: 'Istio',
    removedIn: '1.6',
    replacement: 'security.istio.io/v1',
  })),
  {
    group: 'snapshot.storage.k8s.io',
    versions: ['v1alpha1', 'v1beta1'],
    addOn: 'external-snapshotter',
    removedIn: '6.0',
    replacement: 'snapshot.storage.k8s.io/v1',
  },
  {
    group: 'traefik.containo.us',
    versions: ['v1alpha1'],
    addOn: 'Traefik',
    removedIn: '3.0',
    replacement: 'traefik.io/v1alpha1',
  },
];

/** Which add-on no longer serves an object's API version, whatever the cluster's version. */
export function findAddOnRemoval(apiVersion: string): AddOnRemoval | undefined {
  const [group, version] = apiVersion.split('/');
  return ADD_ON_REMOVALS.find(
    removal => removal.group === group && removal.versions.includes(version),
  );
}

/** Newest minor that is considered when a range has no upper end. */
const NEWEST_MINOR = 37;

function entry(
  apiVersion: string,
  kinds: string[],
  deprecatedIn: number,
  removedIn: number,
  replacement?: string,
): ApiDeprecation {
  return { apiVersion, kinds, deprecatedIn, removedIn, replacement };
}

/** What Kubernetes says of an object's API version, if it has given it up. */
export function findDeprecation({
  apiVersion,
  kind,
}: {
  apiVersion: string;
  kind: string;
}): ApiDeprecation | undefined {
  return API_DEPRECATIONS.find(
    api =>
      api.apiVersion === apiVersion &&
      api.kinds.includes(kind.replace(/List$/, '')),
  );
}

/** The minor of a Kubernetes 1 version such as `1.33.0` or `v1.33.1-gke.100`. */
export function minorOf(version: string): number {
  return semver.coerce(version)?.minor ?? NEWEST_MINOR;
}

/**
 * The newest minor that a chart's `kubeVersion` admits.
 *
 * @returns undefined when there is no range, or none that can be read
 */
export function newestMinorIn(range: string | undefined): number | undefined {
  const valid = range?.replace(/,/g, ' ').replace(/=>/g, '>=');
  if (!valid?.trim() || !semver.validRange(valid)) return undefined;
  for (let minor = NEWEST_MINOR; minor >= 0; minor--) {
    const versions = [`1.${minor}.0`, `1.${minor}.99`];
    const options = { includePrerelease: true };
    if (versions.some(version => semver.satisfies(version, valid, options))) {
      return minor;
    }
  }
  return undefined;
}
