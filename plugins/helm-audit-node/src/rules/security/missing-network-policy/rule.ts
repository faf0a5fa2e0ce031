import { networkCoverage } from '../../../facts/networkPolicies';
import { booleanAt } from '../../../json';
import { defineRule } from '../../defineRule';
import { networkPolicyFix } from '../../networkPolicyFix';
import { offeredPolicy } from './offeredPolicy';

export default defineRule({
  meta: {
    id: 'missing-network-policy',
    dimension: 'security',
    title: 'Network policies cover every workload, both ways',
    failureTitle: 'No network policy restricts the traffic of a workload',
    severity: 'medium',
    confidence: 'medium',
    target: 'workload',
    requires: ['resources', 'offers'],
    messages: {
      none: {
        message:
          'No network policy selects the pods of {{kind}} {{name}}, so every pod in the cluster may connect to them, and they may connect to everything.',
        remediation:
          'Add a NetworkPolicy that allows only the connections that {{name}} needs.',
      },
      offered: {
        message:
          'The policy that the chart has for {{kind}} {{name}} is off, so every pod in the cluster may connect to its pods, and they may connect to everything.',
        remediation: '{{action}} See that it limits both directions.',
      },
      ingress: {
        message:
          'Network policies restrict what {{kind}} {{name}} may connect to, but every pod in the cluster may connect to it.',
        remediation:
          'Add `Ingress` to the policy, with the clients of {{name}}.',
      },
      egress: {
        message:
          'Network policies restrict who may connect to {{kind}} {{name}}, but it may itself connect to everything.',
        remediation:
          'Add `Egress` to the policy, with DNS and the dependencies of {{name}}.',
      },
    },
    effort: 'M',
    phase: 2,
    compliance: ['security-standards', 'industry-frameworks'],
    risks: ['blast-radius-exposure', 'availability-impact'],
    controls: ['CIS 5.3.2', 'NSA-CISA'],
    references: [
      'https://kubernetes.io/docs/concepts/services-networking/network-policies/',
    ],
    since: '0.1.0',
    metBy: [
      'NetworkPolicy',
      'CiliumNetworkPolicy',
      'CiliumClusterwideNetworkPolicy',
    ],
  },
  // Policies do not hold for pods in their node's network; host-namespace speaks of those.
  appliesTo: ({ resource, podSpec }) =>
    resource.hooks.length === 0 && !booleanAt(podSpec, 'hostNetwork'),
  check(workload, { facts, report, undetermined }) {
    const { resources, offers } = facts;
    const { kind, name } = workload.resource;
    const { ingress, egress, unsure } = networkCoverage(workload, resources);
    if (ingress && egress) return;
    if (unsure) {
      undetermined(
        `${unsure.kind} ${unsure.name} selects pods in a way that can't be judged here.`,
      );
      return;
    }
    const data = { kind, name };
    const path = ['metadata', 'name'];
    // Hardly anything connects to a job, and it is gone before long.
    const isMinor = ingress || ['batch', 'template'].includes(workload.role);
    const severity = isMinor ? ('low' as const) : undefined;
    if (ingress || egress) {
      // Beside a policy that is there, one more is for people to name.
      const messageId = ingress ? 'egress' : 'ingress';
      report({ messageId, data, path, severity });
      return;
    }
    const action = offeredPolicy(workload, offers);
    if (action) {
      const what = { ...data, action };
      report({ messageId: 'offered', data: what, path, severity });
      return;
    }
    const fix = networkPolicyFix(workload, resources);
    report({ messageId: 'none', data, path, severity, fix });
  },
});
