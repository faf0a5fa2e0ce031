import { gatherResources } from '../gatherers/resources';
import { parseFiles } from '../stages/parse/parseManifests';
import { documents, workloadText } from '../testing/manifestText';
import { dependencyOf, keepsData, listDataStores } from './dataStores';
import { deriveWorkloads } from './workloads';

function workloadsOf(text: string) {
  const files = new Map([['manifests.yaml', Buffer.from(text)]]);
  return deriveWorkloads(gatherResources(parseFiles(files).manifests));
}

const running = (name: string, image: string, spec = '') =>
  workloadText({ name, spec }).replace(`example.com/${name}:1.4.2`, image);

describe('listDataStores', () => {
  it('knows products by the name of their image, whatever the registry', () => {
    const workloads = workloadsOf(
      documents(
        running('a', 'docker.io/bitnami/postgresql-repmgr:16'),
        running('b', 'localhost:5000/redis'),
        running('c', 'quay.io/prometheuscommunity/postgres-exporter:v1'),
        running('d', 'example.com/kafka-consumer:1'),
      ),
    );
    expect(listDataStores(workloads).map(({ product }) => product)).toEqual([
      'postgresql-repmgr',
      'redis',
    ]);
  });

  it('counts the pods of one product together', () => {
    const workloads = workloadsOf(
      documents(
        running('primary', 'redis:7'),
        running('replicas', 'redis:7', 'replicas: 3'),
      ),
    );
    expect(listDataStores(workloads)).toMatchObject([{ replicas: 4 }]);
  });
});

describe('keepsData', () => {
  const keeps = (claim: string) =>
    keepsData(
      workloadsOf(
        workloadText({
          kind: 'StatefulSet',
          spec: `volumeClaimTemplates: [{ metadata: { name: ${claim} }, spec: {} }]`,
        }),
      )[0],
    );

  it('takes what is on a volume for data, unless it is logs and the like', () => {
    expect(keeps('data')).toBe(true);
    expect(keeps('logs')).toBe(false);
    expect(keeps('image-cache')).toBe(false);
  });

  it('takes members that only pass requests on for no store', () => {
    const member = (roles: string) =>
      keepsData(
        workloadsOf(
          running('member', 'elasticsearch:8.15.0').replace(
            /( *)- name: app/,
            `$1- env: [{ name: node.roles, value: "${roles}" }]\n$1  name: app`,
          ),
        )[0],
      );
    expect(member('data_hot,ingest')).toBe(true);
    expect(member('master')).toBe(true);
    expect(member('ingest')).toBe(false);
    expect(member('')).toBe(false);
  });

  it('takes what is in the pod for data where it looks like it', () => {
    const inPod = (name: string) =>
      keepsData(
        workloadsOf(
          workloadText({
            pod: `volumes: [{ name: ${name}, emptyDir: {} }]`,
            container: `volumeMounts: [{ name: ${name}, mountPath: /${name} }]`,
          }),
        )[0],
      );
    expect(inPod('storage')).toBe(true);
    expect(inPod('tmp')).toBe(false);
  });
});

describe('dependencyOf', () => {
  it('needs somebody who may depend on it', () => {
    const alone = workloadsOf(running('db', 'postgres:16'));
    expect(dependencyOf(alone[0], alone)).toBeUndefined();
    const used = workloadsOf(
      documents(running('db', 'postgres:16'), workloadText()),
    );
    expect(dependencyOf(used[0], used)?.product).toBe('postgres');
    expect(dependencyOf(used[1], used)).toBeUndefined();
  });
});
