import { RegistryArtifact } from '../../../sources/evidence';
import { ruleTester } from '../../../testing/ruleTester';
import { aboutRedis, answer, podOf } from '../../../testing/upstreamCase';
import rule from './rule';

const registry = (isSigned: boolean) => {
  const artifact: RegistryArtifact = {
    tags: ['7.2.1'],
    areTagsCut: false,
    isSigned,
    hasProvenance: false,
    hasSbom: false,
  };
  return aboutRedis({ registry: answer(artifact) });
};

const signed = {
  chart: {},
  manifests: podOf('redis:7.2.1'),
  upstream: registry(true),
};

const policy = `---
apiVersion: kyverno.io/v1
kind: ClusterPolicy
metadata: { name: signed }
spec: { rules: [{ name: signed, verifyImages: [{ imageReferences: ['*'] }] }] }
`;

ruleTester.run(rule, {
  pass: [
    {
      name: 'the pipeline verifies',
      ...signed,
      repository: {
        '.github/workflows/ci.yaml':
          'jobs: { a: { steps: [{ run: cosign verify redis }] } }',
      },
    },
    {
      name: 'a policy of the chart verifies',
      ...signed,
      manifests: podOf('redis:7.2.1') + policy,
    },
    {
      name: 'nothing is signed',
      ...signed,
      upstream: registry(false),
    },
  ],
  notApplicable: [
    { name: 'nothing could be signed', chart: {}, manifests: 'kind: Service' },
  ],
  unknown: [
    {
      name: 'registries are not asked',
      chart: {},
      manifests: podOf('redis:7.2.1'),
      repository: { 'README.md': '' },
    },
    { name: 'there is no repository to look into', ...signed },
    {
      name: 'the repository was not read whole',
      ...signed,
      repository: { 'README.md': '' },
      repositoryTruncated: true,
    },
  ],
  fail: [
    {
      name: 'a signed image that nobody verifies',
      ...signed,
      repository: { 'README.md': '' },
      findings: [{ messageId: 'unverified', file: 'Chart.yaml' }],
      severity: 'medium',
    },
    {
      name: 'a signed chart that nobody verifies',
      chart: {
        'charts/cache-1.0.0.tgz.prov': '',
        'charts/cache/Chart.yaml':
          'apiVersion: v2\nname: cache\nversion: 1.0.0\nhome: https://example.com\n',
      },
      repository: { Makefile: 'build:\n\thelm dependency build\n' },
      findings: [{ messageId: 'unverified' }],
    },
  ],
});
