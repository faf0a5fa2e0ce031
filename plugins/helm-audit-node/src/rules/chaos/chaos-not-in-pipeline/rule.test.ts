import { custom } from '../../../testing/manifests';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const manifests = custom(
  'chaos-mesh.org/v1alpha1',
  'PodChaos',
  '{ action: pod-kill }',
);

ruleTester.run(rule, {
  pass: [
    {
      name: 'a script of that name',
      manifests,
      repository: {
        '.github/workflows/release.yml': 'run: ./scripts/run-chaos.sh shop',
      },
    },
    {
      name: 'a command of a tool',
      manifests,
      repository: { Jenkinsfile: "sh 'litmusctl run chaos-experiment'" },
    },
  ],
  notApplicable: [
    { name: 'no experiment', repository: { Jenkinsfile: 'pipeline {}' } },
    {
      name: 'no pipeline at all',
      manifests,
      repository: { 'README.md': '# Checkout' },
    },
  ],
  unknown: [
    { name: 'no repository', manifests, chart: {} },
    {
      name: 'a repository that was not read whole',
      manifests,
      repository: { '.gitlab-ci.yml': 'script: [helm lint]' },
      repositoryTruncated: true,
    },
  ],
  fail: [
    {
      name: 'a pipeline that only deploys',
      manifests,
      repository: { '.gitlab-ci.yml': 'script: [helm upgrade --install x .]' },
      findings: [{ messageId: 'absent' }],
    },
    {
      name: 'a comment',
      manifests,
      repository: { '.gitlab-ci.yml': 'script: [helm lint] # no chaos here' },
      findings: [{ messageId: 'absent' }],
    },
  ],
});
