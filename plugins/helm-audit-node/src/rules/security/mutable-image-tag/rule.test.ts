import { podYaml } from '../../../testing/podYaml';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const image = (reference: string, metadata = '') =>
  podYaml({ container: `image: ${reference}`, metadata });

ruleTester.run(rule, {
  pass: [
    ...[
      'nginx:1.27.1',
      'example.com:5000/app:1.0',
      'nginx:latest@sha256:0123456789abcdef',
      'nginx@sha256:0123456789abcdef',
      'app:befacaad',
      'app:v1.2.3-alpine',
      'app:lts-2024.05.1',
      'app:bookworm-20240513',
      'app:20240101',
      'app:main-3f2a1c9',
    ].map(reference => ({ name: reference, manifests: image(reference) })),
  ],
  notApplicable: [
    { name: 'no image', manifests: podYaml({}) },
    {
      name: 'a template of a controller',
      manifests: image("'{{workflow.parameters.image}}'"),
    },
    {
      name: 'a mesh injects the image',
      manifests: image('auto').replace(
        'labels: { app: payments }\n    spec',
        'labels: { app: payments }\n      annotations: { inject.istio.io/templates: gateway }\n    spec',
      ),
    },
  ],
  fail: [
    {
      name: 'no tag',
      manifests: image('nginx # finding: untagged'),
      severity: 'high',
    },
    {
      name: 'a port is no tag',
      manifests: image('example.com:5000/app # finding: untagged'),
    },
    { name: 'latest', manifests: image('nginx:latest # finding: moving') },
    { name: 'a branch', manifests: image('app:main # finding: moving') },
    ...['node:lts', 'nginx:alpine', 'nginx:mainline-alpine', 'app:testing'].map(
      reference => ({
        name: reference,
        manifests: image(`${reference} # finding: moving`),
      }),
    ),
    {
      name: 'a major version',
      manifests: image('postgres:16 # finding: major'),
      severity: 'medium',
    },
    {
      name: 'a variant of a major version',
      manifests: image('redis:7-alpine # finding: major'),
      severity: 'medium',
    },
    {
      name: 'a pod of helm test',
      manifests: image(
        'busybox # finding: untagged',
        'annotations: { helm.sh/hook: test }',
      ),
      severity: 'low',
    },
  ],
});
