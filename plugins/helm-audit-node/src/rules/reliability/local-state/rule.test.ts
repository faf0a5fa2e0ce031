import {
  documents,
  serviceText,
  workloadText,
  WorkloadText,
} from '../../../testing/manifestText';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const served = (text: WorkloadText) =>
  documents(workloadText(text), serviceText());

const volume = (
  name: string,
  source: string,
  mountPath: string,
  more = '',
  finding = '',
) => ({
  pod: `volumes:\n  - name: ${name}${finding}\n    ${source}`,
  container: `volumeMounts: [{ name: ${name}, mountPath: ${mountPath}${more} }]`,
});

ruleTester.run(rule, {
  pass: [
    {
      name: 'scratch space',
      manifests: served(volume('tmp', 'emptyDir: {}', '/tmp')),
    },
    {
      name: 'a cache that is called data',
      manifests: served(volume('data', 'emptyDir: {}', '/var/cache/data')),
    },
    {
      name: 'a folder of the volume that is called temporary',
      manifests: served(
        volume(
          'empty',
          'emptyDir: {}',
          '/var/lib/app',
          ', subPath: app-tmp-dir',
        ),
      ),
    },
    {
      name: 'a file in the volume that /tmp is on as well',
      manifests: served({
        pod: 'volumes: [{ name: empty-dir, emptyDir: {} }]',
        container:
          'volumeMounts: [{ name: empty-dir, mountPath: /tmp, subPath: tmp }, { name: empty-dir, mountPath: /opt/app/app.db, subPath: base/app.db }]',
      }),
    },
    {
      name: 'in memory, which nobody takes for lasting',
      manifests: served(
        volume('data', 'emptyDir: { medium: Memory }', '/data'),
      ),
    },
    {
      name: 'a socket of the node',
      manifests: served(
        volume('run', 'hostPath: { path: /run/data.sock }', '/run/data.sock'),
      ),
    },
    {
      name: 'read only',
      manifests: served(
        volume(
          'data',
          'hostPath: { path: /srv/data }',
          '/data',
          ', readOnly: true',
        ),
      ),
    },
  ],
  notApplicable: [
    { name: 'no such volumes', manifests: served({}) },
    {
      name: 'nobody sends it requests',
      manifests: workloadText(volume('data', 'emptyDir: {}', '/data')),
    },
  ],
  fail: [
    {
      name: 'data that the chart can keep on a persistent volume',
      chart: {
        'values.yaml': 'persistence: { enabled: false }',
        'templates/a.yaml':
          '{{ if .Values.persistence.enabled }}a{{ end }} # finding: off',
      },
      manifests: served(volume('data', 'emptyDir: {}', '/data'))
        .split('---\n')
        .map(text => `# Source: example/templates/a.yaml\n${text}`)
        .join('\n---\n'),
    },
    {
      name: 'data',
      manifests: served(
        volume('data', 'emptyDir: {}', '/data', '', ' # finding: lost'),
      ),
    },
    {
      name: 'data, and /tmp in the same volume',
      manifests: served({
        pod: 'volumes:\n  - name: data # finding: lost\n    emptyDir: {}',
        container:
          'volumeMounts: [{ name: data, mountPath: /tmp, subPath: tmp }, { name: data, mountPath: /data, subPath: data }]',
      }),
    },
    {
      name: 'uploads',
      manifests: served(
        volume('files', 'emptyDir: {}', '/srv/uploads', '', ' # finding: lost'),
      ),
    },
    {
      name: 'on the node',
      manifests: served(
        volume(
          'db',
          'hostPath: { path: /srv/db }',
          '/var/lib/db',
          '',
          ' # finding: bound',
        ),
      ),
    },
  ],
});
