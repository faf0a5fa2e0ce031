import { gatherResources } from '../gatherers/resources';
import { DEFAULT_SCENARIO } from '../stages/load/scenarios';
import { parseFiles } from '../stages/parse/parseManifests';
import { resolveReference, whereElseItMayBe } from './externalReferences';

function read(text: string) {
  const { manifests } = parseFiles(new Map([['a.yaml', Buffer.from(text)]]));
  return gatherResources(manifests);
}

const CONTEXT = {
  tier: 2 as const,
  scenario: DEFAULT_SCENARIO,
  kubeVersion: '1.33.0',
  isChart: true,
};

const OWN = { kind: 'Secret', name: 'release-name-db' };

describe('resolveReference', () => {
  const resources = read(
    'apiVersion: v1\nkind: Secret\nmetadata: { name: release-name-db, namespace: a }',
  );

  it('finds by kind, group, name and namespace', () => {
    expect(resolveReference(OWN, resources)).toBe(resources[0]);
    expect(resolveReference({ ...OWN, group: '' }, resources)).toBeDefined();
  });

  it.each([
    { kind: 'ConfigMap' },
    { group: 'apps' },
    { name: 'release-name' },
    { namespace: 'b' },
  ])('finds nothing with another %j', other => {
    expect(resolveReference({ ...OWN, ...other }, resources)).toBeUndefined();
  });
});

describe('whereElseItMayBe', () => {
  const facts = (text: string, isChart = true) => ({
    resources: read(text),
    context: { ...CONTEXT, isChart },
  });

  it('knows that what bears the name of the release comes from it', () => {
    expect(whereElseItMayBe(OWN, facts('kind: Deployment'))).toBeUndefined();
  });

  it('doubts any other name', () => {
    expect(whereElseItMayBe({ kind: 'Secret', name: 'tls' }, facts(''))).toBe(
      'Secret tls is not part of this release; it may exist already.',
    );
  });

  it('takes plain manifests for all that is deployed, but for configuration', () => {
    const manifests = facts('kind: Ingress', false);
    expect(
      whereElseItMayBe({ kind: 'Service', name: 'api' }, manifests),
    ).toBeUndefined();
    const account = { kind: 'ServiceAccount', name: 'api' };
    expect(whereElseItMayBe(account, manifests)).toBeUndefined();
    expect(whereElseItMayBe(account, facts('kind: Ingress'))).toBeDefined();
    expect(
      whereElseItMayBe({ kind: 'Secret', name: 'tls' }, manifests),
    ).toBeDefined();
  });

  it('doubts where a job names it', () => {
    const job =
      'apiVersion: batch/v1\nkind: Job\nmetadata: { name: certs }\nargs: [release-name-db]';
    expect(whereElseItMayBe(OWN, facts(job))).toBe(
      'Job certs may make Secret release-name-db.',
    );
    const other =
      'apiVersion: batch/v1\nkind: Job\nmetadata: { name: certs }\nargs: [x]';
    expect(whereElseItMayBe(OWN, facts(other))).toBeUndefined();
  });

  it.each([
    [
      'that needs it',
      'spec: { envFrom: [{ secretRef: { name: release-name-db } }] }',
    ],
    ['of its name', 'metadata: { name: release-name-db }'],
    ['that names another', 'args: [--host, release-name-db-primary]'],
  ])('does not take a job %s for its maker', (_, fields) => {
    for (const kind of ['Job', 'CronJob']) {
      const job = `apiVersion: batch/v1\nkind: ${kind}\n${fields}`;
      expect(whereElseItMayBe(OWN, facts(job))).toBeUndefined();
    }
  });

  it('doubts where a custom resource makes what bears its own name', () => {
    const secret =
      'apiVersion: external-secrets.io/v1\nkind: ExternalSecret\nmetadata: { name: release-name-db }';
    expect(whereElseItMayBe(OWN, facts(secret))).toBeDefined();
  });

  it('does not take settings of its name for a script that makes it', () => {
    const settings =
      'kind: ConfigMap\napiVersion: v1\nmetadata: { name: release-name-db }\ndata: { a: b }';
    const job = 'apiVersion: batch/v1\nkind: Job\nmetadata: { name: certs }';
    expect(
      whereElseItMayBe(OWN, facts(`${job}\n---\n${settings}`)),
    ).toBeUndefined();
  });

  it('doubts where the script of a job names it', () => {
    const script =
      'kind: ConfigMap\napiVersion: v1\ndata: { run.sh: make release-name-db }';
    const job = 'apiVersion: batch/v1\nkind: Job\nmetadata: { name: certs }';
    expect(whereElseItMayBe(OWN, facts(script))).toBeUndefined();
    expect(whereElseItMayBe(OWN, facts(`${job}\n---\n${script}`))).toBe(
      'Job certs may make Secret release-name-db.',
    );
  });

  it('doubts where an operator is at work', () => {
    const cluster =
      'apiVersion: acid.zalan.do/v1\nkind: postgresql\nmetadata: { name: db }';
    expect(whereElseItMayBe(OWN, facts(cluster))).toMatch(/^postgresql db may/);
  });
});
