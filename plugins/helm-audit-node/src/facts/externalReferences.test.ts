import { gatherResources } from '../gatherers/resources';
import { parseFiles } from '../stages/parse/parseManifests';
import { resolveReference, whereElseItMayBe } from './externalReferences';

function read(text: string) {
  const { manifests } = parseFiles(new Map([['a.yaml', Buffer.from(text)]]));
  return gatherResources(manifests);
}

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
  it('knows that what bears the name of the release comes from it', () => {
    expect(whereElseItMayBe(OWN, read('kind: Deployment'))).toBeUndefined();
  });

  it('doubts any other name', () => {
    expect(whereElseItMayBe({ kind: 'Secret', name: 'tls' }, [])).toBe(
      'Secret tls is not part of this release; it may exist already.',
    );
  });

  it('doubts where a job names it', () => {
    const job =
      'apiVersion: batch/v1\nkind: Job\nmetadata: { name: certs }\nargs: [release-name-db]';
    expect(whereElseItMayBe(OWN, read(job))).toBe(
      'Job certs may make Secret release-name-db.',
    );
    const other =
      'apiVersion: batch/v1\nkind: Job\nmetadata: { name: certs }\nargs: [x]';
    expect(whereElseItMayBe(OWN, read(other))).toBeUndefined();
  });

  it('doubts where an operator is at work', () => {
    const cluster =
      'apiVersion: acid.zalan.do/v1\nkind: postgresql\nmetadata: { name: db }';
    expect(whereElseItMayBe(OWN, read(cluster))).toMatch(/^postgresql db may/);
  });
});
