import { podYaml } from '../../../testing/podYaml';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

ruleTester.run(rule, {
  pass: [
    {
      name: 'an empty host',
      manifests: podYaml({
        container: 'livenessProbe: { httpGet: { host: "", port: 80 } }',
      }),
    },
    {
      name: 'an empty host in a hook',
      manifests: podYaml({
        container: 'lifecycle: { preStop: { tcpSocket: { host: "" } } }',
      }),
    },
  ],
  notApplicable: [
    {
      name: 'no host',
      manifests: podYaml({
        container: 'livenessProbe: { httpGet: { port: 80 } }',
      }),
    },
  ],
  fail: [
    {
      name: 'a probe by HTTP',
      manifests: podYaml({
        container:
          'startupProbe: { httpGet: { host: db, port: 80 } } # finding: host',
      }),
      severity: 'medium',
    },
    {
      name: 'a probe by TCP',
      manifests: podYaml({
        container:
          'livenessProbe: { tcpSocket: { host: 10.0.0.1, port: 80 } } # finding: host',
      }),
    },
    {
      name: 'a hook',
      manifests: podYaml({
        container:
          'lifecycle: { postStart: { httpGet: { host: db, port: 80 } } } # finding: host',
      }),
    },
    {
      name: 'the loopback address of the node',
      manifests: podYaml({
        pod: 'hostNetwork: true',
        container:
          'livenessProbe: { httpGet: { host: 127.0.0.1, port: 80 } } # finding: host',
      }),
      severity: 'low',
    },
  ],
});
