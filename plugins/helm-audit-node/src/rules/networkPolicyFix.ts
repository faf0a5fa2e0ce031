import { bindingsOf } from '../facts/rbac';
import { runs } from '../facts/servicePorts';
import type { Workload } from '../facts/workloads';
import { mapsAt, stringAt } from '../json';
import { Resource } from '../stages/gather/types';
import { selectorLabels } from './fixes';
import { RuleFix } from './types';

const DNS_PORTS = ['UDP', 'TCP'].map(protocol => ({ protocol, port: 53 }));

/** Ports of the Kubernetes API, before and behind its Service; its address differs everywhere. */
const API_SERVER = {
  ports: [443, 6443].map(port => ({ protocol: 'TCP', port })),
};

/**
 * A policy that lets anyone connect to the declared ports of a workload, and lets it connect
 * to the DNS, to the pods of its namespace, and to the Kubernetes API where the release grants
 * it rights there. What else it depends on is for people to add.
 * No fix for pods without labels, as the policy would hold for the whole namespace.
 */
export function networkPolicyFix(
  workload: Workload,
  resources: Resource[],
): RuleFix | undefined {
  const matchLabels = selectorLabels(workload);
  if (Object.keys(matchLabels).length === 0) return undefined;
  const ports = workload.containers
    .filter(runs)
    .flatMap(({ spec }) => mapsAt(spec, 'ports'))
    .filter(({ value }) => typeof value.containerPort === 'number')
    .map(({ value: { protocol = 'TCP', containerPort } }) => ({
      protocol,
      port: containerPort,
    }));
  const asksTheApi = hasRights(workload, resources);
  return {
    title: asksTheApi
      ? 'Let only declared ports in, and only DNS, the Kubernetes API and its namespace out; add what else it needs'
      : 'Let only declared ports in, and only DNS and its namespace out; add what else it needs',
    safety: 'review',
    ...(asksTheApi && {
      toTest:
        'Where the Kubernetes API answers can’t be seen, so its usual ports are open to any address; name the address of yours.',
    }),
    workload,
    addResource: {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      spec: {
        podSelector: { matchLabels },
        policyTypes: ['Ingress', 'Egress'],
        ingress: ports.length > 0 ? [{ ports }] : [],
        egress: [
          dnsOf(workload),
          { to: [{ podSelector: {} }] },
          ...(asksTheApi ? [API_SERVER] : []),
        ],
      },
    },
  };
}

/** The way to the cluster's DNS, or to servers outside of it where the pod asks those. */
function dnsOf({ podSpec }: Workload) {
  const policy = stringAt(podSpec, 'dnsPolicy') ?? 'ClusterFirst';
  return {
    ...(policy.startsWith('Cluster') && { to: [{ namespaceSelector: {} }] }),
    ports: DNS_PORTS,
  };
}

/** Whether the release grants the account of a workload rights in the Kubernetes API. */
function hasRights({ podSpec, resource }: Workload, resources: Resource[]) {
  const name = stringAt(podSpec, 'serviceAccountName') || 'default';
  const { namespace } = resource;
  return bindingsOf({ name, namespace }, resources).length > 0;
}
