import { JsonMap } from '../json';
import { Resource } from '../stages/gather/types';
import { labelDefects, nameDefects, tagDefects } from './objectMetadata';

const named = (name: unknown, kind = 'Deployment', group = 'apps') =>
  nameDefects({
    kind,
    group,
    body: { metadata: { name } },
  } as unknown as Resource).map(({ defect }) => defect);

describe('nameDefects', () => {
  it('takes what Kubernetes takes', () => {
    expect(named('payments-v1.2')).toEqual([]);
    expect(named('1-payments', 'Namespace', '')).toEqual([]);
    expect(named('payments.v2', 'Service', 'serving.knative.dev')).toEqual([]);
    expect(
      named('system:node', 'ClusterRole', 'rbac.authorization.k8s.io'),
    ).toEqual([]);
    expect(named('Users:all', 'Group', 'user.openshift.io')).toEqual([]);
    expect(named('a'.repeat(60), 'CronJob', 'example.com')).toEqual([]);
    expect(
      named(undefined, 'Kustomization', 'kustomize.config.k8s.io'),
    ).toEqual([]);
  });

  it('refuses what Kubernetes refuses', () => {
    expect(named('invalid:format')).toEqual(['the name "invalid:format"']);
    expect(named('Payments')).toEqual(['the name "Payments"']);
    expect(named('a/b', 'Role', 'rbac.authorization.k8s.io')).toHaveLength(1);
    expect(named('a'.repeat(60), 'CronJob', 'batch')).toEqual([
      'a name of 60 characters, 52 are allowed',
    ]);
    expect(named('')).toEqual(['no name']);
    expect(named('1-payments', 'Service', '')).toHaveLength(1);
    expect(named('payments.v2', 'Service', '')).toHaveLength(1);
    expect(named('payments.v2', 'Namespace', '')).toHaveLength(1);
  });

  it('leaves names to the cluster where asked to, and other types to the schema', () => {
    const body = { metadata: { generateName: 'job-' } };
    const resource = { kind: 'Job', group: 'batch', body } as unknown;
    expect(nameDefects(resource as Resource)).toEqual([]);
    expect(named(5)).toEqual([]);
  });
});

describe('tagDefects', () => {
  const defects = (labels: JsonMap, annotations: JsonMap = {}) =>
    tagDefects({ metadata: { labels, annotations } }, ['metadata']).map(
      ({ defect }) => defect,
    );

  it('takes keys with and without domain, and empty values', () => {
    expect(
      defects(
        { app: 'a_b.C-1', 'example.com/tier': '' },
        { 'A.b/C-d': 'any thing' },
      ),
    ).toEqual([]);
  });

  it('refuses other characters and lengths', () => {
    expect(defects({ app: 'a b' })).toEqual(['the label value "a b"']);
    expect(defects({ app: '-a' })).toHaveLength(1);
    expect(defects({ app: 'a'.repeat(64) })).toHaveLength(1);
    expect(defects({ 'a/b/c': 'x' })).toEqual(['the label key "a/b/c"']);
    expect(defects({ '/b': 'x' })).toHaveLength(1);
    expect(defects({}, { 'a b': 'x' })).toEqual(['the annotation key "a b"']);
  });

  it('leads to the key', () => {
    const [{ path }] = labelDefects({ spec: { selector: { a: '!' } } }, [
      'spec',
      'selector',
    ]);
    expect(path).toEqual(['spec', 'selector', 'a']);
  });
});
