import { ruleTester } from '../../../testing/ruleTester';
import { fullName, isTrusted } from './registries';
import rule from './rule';

const pod = (...lines: string[]) => `
apiVersion: v1
kind: Pod
metadata: { name: example }
spec:
  containers:
${lines.map(line => `    - name: app\n      ${line}`).join('\n')}
`;

const trust = (...registries: string[]) => ({
  '.helm-audit.yaml': JSON.stringify({
    rules: { 'untrusted-registry': { registries } },
  }),
});

ruleTester.run(rule, {
  pass: [
    {
      name: 'a trusted host',
      chart: trust('registry.example.com'),
      manifests: pod('image: registry.example.com/team/app:1'),
    },
    {
      name: 'the default registry, by its name',
      chart: trust('docker.io/library'),
      manifests: pod('image: nginx:1.29'),
    },
    {
      name: 'what is no image is the matter of others',
      chart: trust('registry.example.com'),
      manifests: pod("image: 'a b'"),
    },
  ],
  notApplicable: [
    {
      name: 'nothing is said of registries',
      manifests: pod('image: nginx:1.29'),
    },
    {
      name: 'a container without an image',
      chart: trust('registry.example.com'),
      manifests: pod('command: [a]'),
    },
  ],
  fail: [
    {
      name: 'another host, and the default one',
      chart: trust('registry.example.com'),
      manifests: pod(
        'image: quay.io/team/app:1 # finding: untrusted',
        'image: nginx:1.29 # finding: untrusted',
      ),
      severity: 'medium',
    },
    {
      name: 'another path of the host',
      chart: trust('ghcr.io/example'),
      manifests: pod('image: ghcr.io/example-fork/app:1 # finding: untrusted'),
    },
  ],
});

describe('isTrusted', () => {
  it.each([
    ['*.example.com', 'eu.example.com/a', true],
    ['*.example.com', 'badexample.com/a', false],
    ['example.com:5000', 'example.com:5000/a', true],
    ['example.com', 'example.com:5000/a', false],
    ['ghcr.io/example/', 'ghcr.io/example/app', true],
    ['ghcr.io/example/app', 'ghcr.io/example', false],
  ])('%s for %s: %s', (trusted, image, expected) => {
    expect(isTrusted(image, trusted)).toBe(expected);
  });

  it('takes both names of the default registry for one', () => {
    expect(fullName({ registry: 'index.docker.io', repository: 'nginx' })).toBe(
      fullName({ repository: 'library/nginx' }),
    );
  });
});
