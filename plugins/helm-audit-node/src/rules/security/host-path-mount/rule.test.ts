import { podYaml } from '../../../testing/podYaml';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const hostPath = (path: string) =>
  `volumes: [{ name: host, hostPath: { path: ${path} } }]`;

const mount = (options: string) =>
  `volumeMounts: [{ name: host, mountPath: /host${options} }]`;

ruleTester.run(rule, {
  pass: [
    { name: 'no volumes', manifests: podYaml({}) },
    {
      name: 'other volumes',
      manifests: podYaml({
        pod: 'volumes: [{ name: a, emptyDir: {} }, { name: b, configMap: { name: c } }]',
      }),
    },
  ],
  fail: [
    {
      name: 'a folder',
      manifests: podYaml({
        pod: `${hostPath('/var/data')} # finding: folder`,
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
        pod: `${hostPath('/var/log')} # finding: folder`,
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
