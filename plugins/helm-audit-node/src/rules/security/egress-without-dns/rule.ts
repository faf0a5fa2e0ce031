import { directionsOf, networkCoverage } from '../../../facts/networkPolicies';
import { isMap, JsonMap, mapsAt, numberAt, stringAt } from '../../../json';
import { defineRule } from '../../defineRule';

/** Port of DNS; OpenShift's answers on 5353 behind its Service. */
const DNS_PORTS = [53, 5353];

export default defineRule({
  meta: {
    id: 'egress-without-dns',
    dimension: 'security',
    title: 'Pods with restricted egress can resolve names',
    failureTitle: 'A network policy keeps pods from resolving names',
    severity: 'high',
    confidence: 'medium',
    target: 'workload',
    requires: ['resources'],
    messages: {
      blocked: {
        message:
          '{{kind}} {{name}} may connect to other pods, but no network policy lets it ask the DNS where they are.',
        remediation:
          'Allow egress to port 53, UDP and TCP, in NetworkPolicy {{policy}}.',
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['kubernetes-best-practice'],
    risks: ['availability-impact', 'critical-path-failure'],
    controls: [],
    references: [
      'https://kubernetes.io/docs/concepts/services-networking/network-policies/',
    ],
    since: '0.1.0',
  },
  appliesTo: (workload, { facts: { resources } }) =>
    egressRules(networkCoverage(workload, resources).policies).some(
      ({ rule }) => namesPods(rule),
    ),
  check(workload, { facts: { resources }, report, undetermined }) {
    const { policies, unsure } = networkCoverage(workload, resources);
    const rules = egressRules(policies);
    if (rules.some(({ rule }) => allowsDns(rule))) return;
    if (unsure || resources.some(({ group }) => group === 'cilium.io')) {
      undetermined('Policies of the network plugin may allow DNS.');
      return;
    }
    const { kind, name } = workload.resource;
    report({
      messageId: 'blocked',
      data: { kind, name, policy: rules[0].policy.name },
      resource: rules[0].policy,
      path: ['spec', 'egress'],
    });
  },
});

function egressRules(policies: ReturnType<typeof networkCoverage>['policies']) {
  return policies
    .filter(policy => directionsOf(policy).egress)
    .flatMap(policy =>
      mapsAt(policy.body, 'spec', 'egress').map(({ value }) => ({
        policy,
        rule: value,
      })),
    );
}

/** Connections to pods go by names; those to addresses may not need any. */
function namesPods(rule: JsonMap): boolean {
  return mapsAt(rule, 'to').some(
    ({ value }) => isMap(value.podSelector) || isMap(value.namespaceSelector),
  );
}

/** The DNS answers from another namespace or from an address of the node. */
function allowsDns(rule: JsonMap): boolean {
  const ports = mapsAt(rule, 'ports');
  const peers = mapsAt(rule, 'to');
  return (
    (ports.length === 0 || ports.some(({ value }) => isDnsPort(value))) &&
    (peers.length === 0 ||
      peers.some(
        ({ value }) => isMap(value.namespaceSelector) || isMap(value.ipBlock),
      ))
  );
}

function isDnsPort(entry: JsonMap): boolean {
  if (stringAt(entry, 'port')?.includes('dns')) return true;
  const first = numberAt(entry, 'port');
  if (first === undefined) return entry.port === undefined;
  const last = numberAt(entry, 'endPort') ?? first;
  return DNS_PORTS.some(port => first <= port && port <= last);
}
