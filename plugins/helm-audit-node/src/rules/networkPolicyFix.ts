import { runs } from '../facts/servicePorts';
import type { Workload } from '../facts/workloads';
import { mapsAt } from '../json';
import { selectorLabels } from './fixes';
import { RuleFix } from './types';

const DNS = {
  to: [{ namespaceSelector: {} }],
  ports: ['UDP', 'TCP'].map(protocol => ({ protocol, port: 53 })),
};

/**
 * A policy that lets anyone connect to the declared ports of a workload, and lets it connect
 * to the DNS and to the pods of its namespace. What else it depends on is for people to add.
 * No fix for pods without labels, as the policy would hold for the whole namespace.
 */
export function networkPolicyFix(workload: Workload): RuleFix | undefined {
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
  return {
    title:
      'Let only declared ports in, and only DNS and its namespace out; add what else it needs',
    safety: 'review',
    workload,
    addResource: {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      spec: {
        podSelector: { matchLabels },
        policyTypes: ['Ingress', 'Egress'],
        ingress: ports.length > 0 ? [{ ports }] : [],
        egress: [DNS, { to: [{ podSelector: {} }] }],
      },
    },
  };
}
