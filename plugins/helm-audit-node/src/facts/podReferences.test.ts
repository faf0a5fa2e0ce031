import { gatherResources } from '../gatherers/resources';
import { parseFiles } from '../stages/parse/parseManifests';
import { podReferences } from './podReferences';
import { deriveWorkloads } from './workloads';

function references(podSpec: string) {
  const text = `
apiVersion: apps/v1
kind: Deployment
spec:
  template:
    spec: ${podSpec}
`;
  const { manifests } = parseFiles(new Map([['a.yaml', Buffer.from(text)]]));
  const [workload] = deriveWorkloads(gatherResources(manifests));
  return podReferences(workload);
}

const POD = ['spec', 'template', 'spec'];

describe('podReferences', () => {
  it('reads the environment of all containers', () => {
    const container =
      'env: [{ valueFrom: { secretKeyRef: { name: a, key: b } } }, { value: c }], envFrom: [{ configMapRef: { name: d, optional: true } }]';
    expect(
      references(`{ initContainers: [{ name: init, ${container} }] }`),
    ).toEqual([
      {
        kind: 'Secret',
        name: 'a',
        key: 'b',
        isOptional: false,
        by: 'env',
        path: [
          ...POD,
          'initContainers',
          0,
          'env',
          0,
          'valueFrom',
          'secretKeyRef',
        ],
      },
      {
        kind: 'ConfigMap',
        name: 'd',
        key: undefined,
        isOptional: true,
        by: 'env',
        path: [...POD, 'initContainers', 0, 'envFrom', 0, 'configMapRef'],
      },
    ]);
  });

  it('reads volumes, and which of them are mounted by single files', () => {
    const found = references(`{ containers: [
      { name: a, volumeMounts: [{ name: file, subPath: x }, { name: all }] } ], volumes: [
      { name: file, configMap: { name: a } },
      { name: all, secret: { secretName: b } },
      { name: data, persistentVolumeClaim: { claimName: c } },
      { name: both, projected: { sources: [{ secret: { name: d } }] } },
      { name: tmp, emptyDir: {} } ] }`);
    expect(found.map(({ kind, name, by }) => [kind, name, by])).toEqual([
      ['ConfigMap', 'a', 'subPath'],
      ['Secret', 'b', 'volume'],
      ['PersistentVolumeClaim', 'c', 'volume'],
      ['Secret', 'd', 'volume'],
    ]);
  });

  it('reads the account, unless it is the default one', () => {
    expect(references('{ serviceAccountName: a }')).toMatchObject([
      { kind: 'ServiceAccount', name: 'a', by: 'pod' },
    ]);
    expect(references('{ serviceAccountName: default }')).toEqual([]);
    expect(references('{ serviceAccount: b }')).toMatchObject([{ name: 'b' }]);
  });

  it.each(['{ containers: [1, { env: {} }], volumes: 3 }', '[]', 'null'])(
    'finds nothing in %s',
    podSpec => {
      expect(references(podSpec)).toEqual([]);
    },
  );
});
