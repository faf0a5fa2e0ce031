import semver from 'semver';
import { RELEASE_NAME, RELEASE_NAMESPACE } from '../release';

/** API versions that Helm takes for granted; those of Kubernetes, without kinds. */
const BUILT_IN =
  /^(v1|(admissionregistration\.k8s\.io|internal\.apiserver\.k8s\.io|authentication\.k8s\.io|authorization\.k8s\.io|certificates\.k8s\.io|coordination\.k8s\.io|discovery\.k8s\.io|events\.k8s\.io|flowcontrol\.apiserver\.k8s\.io|node\.k8s\.io|rbac\.authorization\.k8s\.io|resource\.k8s\.io|scheduling\.k8s\.io|storage\.k8s\.io)\/v\d\w*|apps\/v1(beta[12])?|autoscaling\/(v1|v2(beta[12])?)|batch\/v1(beta1)?|extensions\/v1beta1|networking\.k8s\.io\/v1(beta1)?|policy\/v1(beta1)?|apiextensions\.k8s\.io\/v1(beta1)?)$/;

/** What a render assumes of the cluster and of Helm. */
export interface Cluster {
  kubeVersion: string;
  helmVersion: string;
  apiVersions: readonly string[];
}

/** Whether the render assumes that the cluster has an API. */
export function hasApi({ apiVersions }: Cluster, version: string): boolean {
  return apiVersions.includes(version) || BUILT_IN.test(version);
}

/** What stands below `.Release`, `.Capabilities` and `.Template`. */
export function builtIns(cluster: Cluster): Record<string, unknown> {
  const version = semver.coerce(cluster.kubeVersion);
  return {
    '.Release': {
      Name: RELEASE_NAME,
      Namespace: RELEASE_NAMESPACE,
      Service: 'Helm',
      IsInstall: true,
      IsUpgrade: false,
      Revision: 1,
    },
    '.Capabilities': {
      KubeVersion: {
        Version: `v${cluster.kubeVersion}`,
        GitVersion: `v${cluster.kubeVersion}`,
        Major: String(version?.major ?? ''),
        Minor: String(version?.minor ?? ''),
      },
      HelmVersion: { Version: `v${cluster.helmVersion}` },
      APIVersions: [...cluster.apiVersions],
    },
    '.Template': { Name: 'templates/template.yaml', BasePath: 'templates' },
  };
}
