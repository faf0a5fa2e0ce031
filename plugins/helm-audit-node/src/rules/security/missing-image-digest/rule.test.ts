import { podYaml } from '../../../testing/podYaml';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const DIGEST = `@sha256:${'0123456789abcdef'.repeat(4)}`;

ruleTester.run(rule, {
  pass: [
    {
      name: 'a digest beside the tag',
      manifests: podYaml({ container: `image: app:1.0${DIGEST}` }),
    },
    {
      name: 'a digest alone',
      manifests: podYaml({ container: `image: app${DIGEST}` }),
    },
  ],
  notApplicable: [
    { name: 'no image', manifests: podYaml({}) },
    {
      name: 'no version either, which is another rule',
      manifests: podYaml({ container: 'image: app:latest' }),
    },
    {
      name: 'a pod of helm test',
      manifests: podYaml({
        container: 'image: app:1.0',
        metadata: 'annotations: { helm.sh/hook: test }',
      }),
    },
  ],
  fail: [
    {
      name: 'a tag alone',
      manifests: podYaml({ container: 'image: app:1.0 # finding: missing' }),
    },
    {
      name: 'a digest that is too short',
      manifests: podYaml({
        container: 'image: app@sha256:0123 # finding: missing',
      }),
    },
    {
      name: 'no digest behind the @',
      manifests: podYaml({ container: 'image: app@latest # finding: missing' }),
    },
    {
      name: 'one finding for all containers',
      manifests: podYaml({
        container: 'image: app:1.0 # finding: missing',
        pod: 'initContainers: [{ name: setup, image: setup:2.0.1 }]',
      }),
    },
  ],
});
