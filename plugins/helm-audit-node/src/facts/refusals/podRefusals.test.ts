import { gatherResources } from '../../gatherers/resources';
import { parseFiles } from '../../stages/parse/parseManifests';
import { deriveWorkloads } from '../workloads';
import { podRefusals } from './podRefusals';

function defectsOf(pod: string, kind = 'Deployment', spec = ''): string[] {
  const text = `
apiVersion: apps/v1
kind: ${kind}
metadata: { name: web }
spec:
  ${spec}
  template:
    spec: ${pod}
`;
  const { manifests } = parseFiles(new Map([['a.yaml', Buffer.from(text)]]));
  const [workload] = deriveWorkloads(gatherResources(manifests));
  return podRefusals(workload).map(({ defect }) => defect);
}

const app = (fields: string) =>
  `{ containers: [{ name: app, image: a, ${fields} }] }`;
const pod = (fields: string) =>
  `{ containers: [{ name: app, image: a }], ${fields} }`;
const init = (fields: string) =>
  pod(`initContainers: [{ name: wait, image: a, ${fields} }]`);

describe('podRefusals', () => {
  it.each([
    [
      'containers without an image',
      "{ containers: [{ name: app, image: '' }] }",
      'names no image for container "app"',
    ],
    [
      'names',
      '{ containers: [{ name: App, image: a }] }',
      'calls a container "App"',
    ],
    [
      'names that stand twice',
      pod('initContainers: [{ name: app, image: a }]'),
      'has two containers called "app"',
    ],
    [
      'mounts of what is not there',
      app('volumeMounts: [{ name: data, mountPath: /data }]'),
      'mounts the volume "data" in container "app", and its pod has none of that name',
    ],
    [
      'two mounts at one place',
      `{ volumes: [{ name: a, emptyDir: {} }], containers: [{ name: app, image: a,
        volumeMounts: [{ name: a, mountPath: /a }, { name: a, mountPath: /a, subPath: b }] }] }`,
      'mounts two volumes at /a in container "app"',
    ],
    [
      'parts outside of a volume',
      `{ volumes: [{ name: a, emptyDir: {} }], containers: [{ name: app, image: a,
        volumeMounts: [{ name: a, mountPath: /a, subPath: ../b }] }] }`,
      'mounts the part "../b" of a volume, which leads out of it',
    ],
    [
      'volumes that stand twice',
      pod('volumes: [{ name: a }, { name: a }]'),
      'has two volumes called "a"',
    ],
    [
      'volumes of two kinds',
      pod('volumes: [{ name: a, emptyDir: {}, secret: { secretName: b } }]'),
      'fills the volume "a" from emptyDir and secret',
    ],
    [
      'names of volumes',
      pod('volumes: [{ name: a_b }]'),
      'calls a volume "a_b"',
    ],
    [
      'probes without a handler',
      app('livenessProbe: {}'),
      'has no handler in the livenessProbe of container "app"',
    ],
    [
      'probes with two',
      app('readinessProbe: { httpGet: { port: 80 }, exec: { command: [a] } }'),
      'has 2 handlers in the readinessProbe of container "app"',
    ],
    [
      'several successes for liveness',
      app('livenessProbe: { tcpSocket: { port: 80 }, successThreshold: 2 }'),
      'sets `successThreshold: 2` in the livenessProbe of container "app"',
    ],
    [
      'probes of init containers',
      init('livenessProbe: { tcpSocket: { port: 80 } }'),
      'has a livenessProbe in init container "wait", which ends before it could be asked',
    ],
    [
      'hooks of init containers',
      init('lifecycle: { preStop: { exec: { command: [a] } } }'),
      'has a preStop hook in init container "wait"',
    ],
    [
      'hooks without a handler',
      app('lifecycle: { preStop: {} }'),
      'has no handler in the preStop hook of container "app"',
    ],
    [
      'a value beside a source',
      app(
        'env: [{ name: A, value: b, valueFrom: { fieldRef: { fieldPath: c } } }]',
      ),
      'gives the variable A both a value and a source',
    ],
    [
      'sources that name none',
      app('env: [{ name: A, valueFrom: {} }]'),
      'takes the variable A from 0 sources',
    ],
    [
      'negative amounts',
      app("resources: { requests: { cpu: '-1' } }"),
      'asks for -1 of cpu in container "app"',
    ],
    [
      'privileges given and forbidden',
      app(
        'securityContext: { privileged: true, allowPrivilegeEscalation: false }',
      ),
      'makes container "app" privileged and forbids it to gain privileges',
    ],
    [
      'profiles without their name',
      app('securityContext: { seccompProfile: { type: Localhost } }'),
      'names no `localhostProfile` for the type Localhost of container "app"',
    ],
    [
      'names of profiles that are not asked for',
      pod(
        'securityContext: { appArmorProfile: { type: Unconfined, localhostProfile: a } }',
      ),
      'names a `localhostProfile` beside the type Unconfined for its pods',
    ],
    [
      'other ports in the network of the node',
      `{ hostNetwork: true, containers: [{ name: app, image: a, ports: [{ containerPort: 80, hostPort: 81 }] }] }`,
      'maps port 80 to 81 in the network of its node',
    ],
    [
      'pods of a Deployment that end',
      pod('restartPolicy: Never'),
      'sets the restart policy Never, which only pods and jobs may have',
    ],
    [
      'deadlines of a Deployment',
      pod('activeDeadlineSeconds: 5'),
      'sets `activeDeadlineSeconds`, which only pods and jobs may have',
    ],
    [
      'values that are not compared',
      pod('tolerations: [{ key: a, operator: Exists, value: b }]'),
      'tolerates the value "b" by the operator Exists, which takes none',
    ],
    [
      'tolerations without a key',
      pod('tolerations: [{ effect: NoSchedule }]'),
      'has a toleration without a key',
    ],
    [
      'times of tolerations that evict nobody',
      pod(
        'tolerations: [{ key: a, effect: NoSchedule, tolerationSeconds: 5 }]',
      ),
      'sets `tolerationSeconds` for an effect other than NoExecute',
    ],
    [
      'modes that are read as decimal',
      pod(
        'volumes: [{ name: a, secret: { secretName: b, defaultMode: 644 } }]',
      ),
      'gives the files of the volume "a" the mode 644, which is above 0777',
    ],
    [
      'the mode of one file',
      pod(
        'volumes: [{ name: a, configMap: { name: b, items: [{ key: c, path: c, mode: -1 }] } }]',
      ),
      'gives the files of the volume "a" the mode -1, which is below zero',
    ],
    [
      'the mode of a projected file',
      pod(
        'volumes: [{ name: a, projected: { sources: [{ secret: { name: b, items: [{ key: c, path: c, mode: 640 }] } }] } }]',
      ),
      'gives the files of the volume "a" the mode 640, which is above 0777',
    ],
    [
      'a DNS policy that asks nobody',
      pod('dnsPolicy: None'),
      'has the DNS policy None and no name server',
    ],
    [
      'ephemeral containers',
      pod('ephemeralContainers: [{ name: debug, image: a }]'),
      'starts with ephemeral containers',
    ],
    [
      'constraints that stand twice',
      pod(
        'topologySpreadConstraints: [{ topologyKey: a, whenUnsatisfiable: DoNotSchedule }, { topologyKey: a, whenUnsatisfiable: DoNotSchedule }]',
      ),
      'has two constraints DoNotSchedule on a',
    ],
  ])('finds %s', (_, text, defect) => {
    expect(defectsOf(text)).toEqual([defect]);
  });

  it.each([
    [
      'a null anywhere',
      app('livenessProbe: null, env: [{ name: A, value: b, valueFrom: null }]'),
    ],
    [
      'an empty value beside a source',
      app(
        "env: [{ name: A, value: '', valueFrom: { secretKeyRef: { name: a, key: b } } }]",
      ),
    ],
    ['an empty lifecycle', app('lifecycle: {}')],
    [
      'probes of sidecars',
      init(
        'restartPolicy: Always, readinessProbe: { tcpSocket: { port: 80 }, successThreshold: 2 }',
      ),
    ],
    [
      'a volume without a source',
      `{ volumes: [{ name: a }], containers: [{ name: app, image: a, volumeMounts: [{ name: a, mountPath: /a }] }] }`,
    ],
    [
      'the same port on the node',
      `{ hostNetwork: true, containers: [{ name: app, image: a, ports: [{ containerPort: 80, hostPort: 80 }, { containerPort: 81 }] }] }`,
    ],
    [
      'modes in octal',
      pod('volumes: [{ name: a, configMap: { name: b, defaultMode: 0755 } }]'),
    ],
    ['a toleration of everything', pod('tolerations: [{ operator: Exists }]')],
    [
      'constraints on different zones',
      pod(
        'topologySpreadConstraints: [{ topologyKey: a, whenUnsatisfiable: DoNotSchedule }, { topologyKey: b, whenUnsatisfiable: DoNotSchedule }]',
      ),
    ],
  ])('takes %s', (_, text) => {
    expect(defectsOf(text)).toEqual([]);
  });

  it('takes claims of a StatefulSet for volumes, and an end of a Job', () => {
    const mount = app('volumeMounts: [{ name: data, mountPath: /data }]');
    const claims = 'volumeClaimTemplates: [{ metadata: { name: data } }]';
    expect(defectsOf(mount, 'StatefulSet', claims)).toEqual([]);
    expect(defectsOf(pod('restartPolicy: Never'), 'Job')).toEqual([]);
  });
});
