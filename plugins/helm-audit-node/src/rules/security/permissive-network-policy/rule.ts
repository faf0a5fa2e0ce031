import { directionsOf, isNetworkPolicy } from '../../../facts/networkPolicies';
import { opennessSwitch } from '../../../facts/valueSwitches';
import { isMap, JsonMap, listAt, mapAt, mapsAt, stringAt } from '../../../json';
import { defineRule } from '../../defineRule';

const DIRECTIONS = [
  { messageId: 'ingress', peers: 'from' },
  { messageId: 'egress', peers: 'to' },
] as const;

export default defineRule({
  meta: {
    id: 'permissive-network-policy',
    dimension: 'security',
    title: 'Network policies restrict something',
    failureTitle: 'A network policy lets everything through',
    severity: 'medium',
    confidence: 'high',
    target: 'resource',
    requires: ['surroundings'],
    messages: {
      ingress: {
        message:
          'NetworkPolicy {{name}} allows connections {{peers}} on all ports, so it protects nothing.',
        remediation:
          'Name the clients under `from` and the ports under `ports`.',
      },
      egress: {
        message:
          'NetworkPolicy {{name}} allows connections {{peers}} on all ports, so whoever gets into the pods can reach everything.',
        remediation:
          'Name the dependencies under `to` and their ports under `ports`.',
      },
      switched: {
        message:
          'NetworkPolicy {{name}} allows connections {{peers}} on all ports, as `{{key}}` is on, so it protects nothing that way.',
        remediation:
          'Set `{{key}}: false`, by which the chart closes it, and name the peers that remain by the values beside it.',
      },
    },
    effort: 'S',
    phase: 2,
    compliance: ['security-standards'],
    risks: ['blast-radius-exposure'],
    controls: ['NSA-CISA'],
    references: [
      'https://kubernetes.io/docs/concepts/services-networking/network-policies/',
    ],
    since: '0.1.0',
  },
  appliesTo: isNetworkPolicy,
  check(policy, { facts: { surroundings }, report }) {
    const { name, source, subchart } = policy;
    const chart = subchart ? undefined : surroundings.chart;
    const governed = directionsOf(policy);
    for (const { messageId, peers } of DIRECTIONS) {
      if (!governed[messageId]) continue;
      const key = opennessSwitch(chart, source, messageId);
      for (const { value, index } of mapsAt(policy.body, 'spec', messageId)) {
        const everyone = describeOpenPeers(value, peers);
        if (!everyone || listAt(value, 'ports').length > 0) continue;
        report({
          messageId: key ? 'switched' : messageId,
          data: { name, peers: `${peers} ${everyone}`, key: key ?? '' },
          path: ['spec', messageId, index],
        });
      }
    }
  },
});

/** Who a rule lets through, if that is everyone; no peers at all means everyone. */
function describeOpenPeers(rule: JsonMap, field: 'from' | 'to') {
  const peers = mapsAt(rule, field);
  if (peers.length === 0) return 'anywhere';
  if (peers.some(({ value }) => isWholeInternet(value))) return 'anywhere';
  return peers.some(({ value }) => isWholeCluster(value))
    ? 'every pod in the cluster'
    : undefined;
}

function isWholeInternet(peer: JsonMap): boolean {
  const cidr = stringAt(peer, 'ipBlock', 'cidr') ?? '';
  return (
    /^(0\.0\.0\.0|::)\/0$/.test(cidr) &&
    listAt(peer, 'ipBlock', 'except').length === 0
  );
}

function isWholeCluster(peer: JsonMap): boolean {
  const selectsAll = (field: string) =>
    Object.values(mapAt(peer, field)).every(
      part => Object.keys(Object(part)).length === 0,
    );
  return isMap(peer.namespaceSelector) && selectsAll('namespaceSelector')
    ? selectsAll('podSelector')
    : false;
}
