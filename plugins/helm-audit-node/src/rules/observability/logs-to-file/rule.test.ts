import { ruleTester } from '../../../testing/ruleTester';
import { SERVICE } from '../testManifests';
import rule from './rule';

const container = (fields: string) =>
  SERVICE.replace(
    /containers: .*/,
    `containers:\n        - name: app\n          ${fields}`,
  );

const SHIPPER =
  '\n        - { name: fluent-bit, image: fluent/fluent-bit:3.0.0 }';

ruleTester.run(rule, {
  pass: [
    { name: 'no setting', manifests: SERVICE },
    {
      name: 'standard output',
      manifests: container('env: [{ name: LOG_FILE, value: /dev/stdout }]'),
    },
    {
      name: 'a sidecar ships it',
      manifests: container(`args: [--log-file=/logs/a.log]${SHIPPER}`),
    },
    { name: 'an empty value', manifests: container('args: [--log-file=]') },
  ],
  notApplicable: [
    {
      name: 'a bare Pod',
      manifests:
        'apiVersion: v1\nkind: Pod\nmetadata: { name: a }\nspec: { containers: [{ name: a, args: [--log-file=/a] }] }',
    },
  ],
  fail: [
    {
      name: 'an argument',
      manifests: container('args: [--log-file=/logs/a.log] # finding: file'),
    },
    {
      name: 'an argument and its value',
      manifests: container('args: [--log-dir, /logs] # finding: file'),
    },
    {
      name: 'a variable',
      manifests: container(
        'env: [{ name: LOG_FILE, value: /logs/a.log }] # finding: file',
      ),
    },
    {
      name: 'a redirection',
      manifests: container(
        'command: [sh, -c, "exec app >> /var/log/a.log"] # finding: file',
      ),
    },
  ],
});
