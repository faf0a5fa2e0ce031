import { podYaml } from '../../../testing/podYaml';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const hostPath = (path: string) =>
  `volumes: [{ name: host, hostPath: { path: ${path} } }]`;

const mount = (options: string) =>
  `volumeMounts: [{ name: host, mountPath: /host${options} }]`;

const volume = (source: string) => `
apiVersion: v1
kind: PersistentVolume
metadata: { name: ledger }
spec:
  capacity: { storage: 10Gi }
  accessModes: [ReadWriteOnce]
  ${source}
`;

ruleTester.run(rule, {
  pass: [
    { name: 'no volumes', manifests: podYaml({}) },
    {
      name: 'other volumes',
      manifests: podYaml({
        pod: 'volumes: [{ name: a, emptyDir: {} }, { name: b, configMap: { name: c } }]',
      }),
    },
    {
      name: 'a persistent volume of a driver',
      manifests: volume('csi: { driver: disk.example.com, volumeHandle: a }'),
    },
    {
      name: 'a persistent volume on a disk of one node',
      manifests: volume('local: { path: /mnt/disks/a }'),
    },
  ],
  notApplicable: [
    {
      name: 'neither pods nor volumes',
      manifests: 'apiVersion: v1\nkind: Service\nmetadata: { name: a }\n',
    },
  ],
  fail: [
    {
      name: 'a persistent volume that is a folder',
      manifests: volume('hostPath: { path: /data/a } # finding: persistent'),
      severity: 'high',
    },
    {
      name: 'a persistent volume that is the node',
      manifests: volume('hostPath: { path: / } # finding: persistent'),
      severity: 'critical',
    },
    {
      name: 'a folder',
      manifests: podYaml({
        pod: `${hostPath('/var/data')} # finding: folder`,
        container: mount(''),
      }),
      severity: 'high',
    },
    {
      name: 'a folder that it only reads',
      manifests: podYaml({
        pod: `${hostPath('/var/data')} # finding: read`,
        container: mount(', readOnly: true'),
      }),
      severity: 'high',
    },
    ...[
      '/',
      '/var/run/docker.sock',
      '/run/containerd/containerd.sock',
      '/var/run/',
    ].map(path => ({
      name: `control over the node by ${path}`,
      manifests: podYaml({
        pod: `${hostPath(path)} # finding: wholeNode`,
        container: mount(''),
      }),
      severity: 'critical' as const,
    })),
    {
      name: 'an agent that only reads',
      manifests: podYaml({
        kind: 'DaemonSet',
        pod: `${hostPath('/var/log')} # finding: read`,
        container: mount(', readOnly: true'),
      }),
      severity: 'medium',
    },
    {
      name: 'an agent that reads everything',
      manifests: podYaml({
        kind: 'DaemonSet',
        pod: `${hostPath('/')} # finding: wholeNode`,
        container: mount(', readOnly: true'),
      }),
      severity: 'medium',
    },
    {
      name: 'an agent that writes',
      manifests: podYaml({
        kind: 'DaemonSet',
        pod: `${hostPath('/var/log')} # finding: folder`,
        container: mount(''),
      }),
      severity: 'high',
    },
    {
      name: 'an agent that keeps its state on the node',
      manifests: podYaml({
        kind: 'DaemonSet',
        pod: `${hostPath('/var/lib/collector')} # finding: folder`,
        container: mount(''),
      }),
      severity: 'medium',
    },
    {
      name: 'a read-only socket takes commands all the same',
      manifests: podYaml({
        kind: 'DaemonSet',
        pod: `${hostPath('/run/crio/crio.sock')} # finding: wholeNode`,
        container: mount(', readOnly: true'),
      }),
      severity: 'critical',
    },
  ],
});
