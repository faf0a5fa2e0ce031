import { podYaml } from '../../../testing/podYaml';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const container = (image: string, policy?: string) =>
  podYaml({
    container: `image: ${image}${policy ? `\nimagePullPolicy: ${policy}` : ''}`,
  });

ruleTester.run(rule, {
  pass: [
    { name: 'always', manifests: container('app:main', 'Always') },
    { name: 'latest is always pulled', manifests: container('app:latest') },
    { name: 'no tag is always pulled', manifests: container('app') },
  ],
  notApplicable: [
    { name: 'a version', manifests: container('app:1.2.3', 'IfNotPresent') },
    {
      name: 'a digest',
      manifests: container(
        'app:latest@sha256:0123456789abcdef',
        'IfNotPresent',
      ),
    },
  ],
  fail: [
    {
      name: 'set for a tag that moves',
      manifests: container('app:latest', 'IfNotPresent # finding: stale'),
    },
    {
      name: 'assumed for a tag that moves',
      manifests: container('app:main').replace(
        '- name: app',
        '- name: app # finding: stale',
      ),
    },
    {
      name: 'never',
      manifests: container('app:1.2.3', 'Never # finding: never'),
    },
  ],
});
