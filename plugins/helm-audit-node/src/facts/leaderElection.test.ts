import { gatherResources } from '../gatherers/resources';
import { parseFiles } from '../stages/parse/parseManifests';
import { documents, workloadText } from '../testing/manifestText';
import { leaderElection } from './leaderElection';
import { deriveWorkloads } from './workloads';

const LEASES = `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: { name: payments }
rules:
  - { apiGroups: [coordination.k8s.io], resources: [leases], verbs: [create, update] }
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: payments }
roleRef: { kind: Role, name: payments }
subjects: [{ kind: ServiceAccount, name: payments }]
`;

const electionOf = (container: string, ...more: string[]) => {
  const pod = 'serviceAccountName: payments';
  const text = documents(workloadText({ pod, container }), ...more);
  const resources = gatherResources(
    parseFiles(new Map([['a.yaml', Buffer.from(text)]])).manifests,
  );
  const [workload] = deriveWorkloads(resources);
  return leaderElection(workload, resources);
};

const flag = (word: string) => `args: ["${word}"]`;
const variable = (name: string, value: string) =>
  `env: [{ name: ${name}, value: "${value}" }]`;

describe('leaderElection', () => {
  it.each([
    flag('--leader-elect=false'),
    flag('--enable-leader-election=false'),
    flag('--leader-election-enabled=false'),
    flag('--disable-leader-election'),
    flag('--disable-leader-election=true'),
    flag('app --disable-leader-election --v=2'),
    variable('LEADER_ELECT', 'false'),
    variable('LEADER_ELECTION_ENABLED', 'false'),
    variable('LEADER_ELECTION_DISABLED', 'true'),
    variable('LEADER_ELECTION_DISABLE', '1'),
    variable('DISABLE_LEADER_ELECTION', 'true'),
  ])('is refused, whatever the account may do: %s', container => {
    expect(electionOf(container, LEASES)).toBe('refuses');
  });

  it.each([
    flag('--leader-elect'),
    flag('--leader-elect=true'),
    flag('--disable-leader-election=false'),
    flag('--leader-elect-release-on-cancel=false'),
    flag('--lock-name=payments'),
    variable('LEADER_ELECTION_DISABLED', 'false'),
    variable('LEADER_ELECTION_DISABLE', '0'),
    variable('DISABLE_LEADER_ELECTION', 'false'),
  ])('is held: %s', container => {
    expect(electionOf(container)).toBe('elects');
  });

  it('is held by who may hold a lease', () => {
    expect(electionOf('', LEASES)).toBe('elects');
  });

  it('is not seen where nothing speaks of it', () => {
    expect(electionOf(flag('--v=2'))).toBe('unseen');
  });
});
