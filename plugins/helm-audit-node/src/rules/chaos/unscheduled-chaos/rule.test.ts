import { custom } from '../../../testing/manifests';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const kill = (mark = '') =>
  custom('chaos-mesh.org/v1alpha1', 'PodChaos', `{ action: pod-kill }${mark}`);
const readme = { 'README.md': '# Checkout' };

ruleTester.run(rule, {
  pass: [
    {
      name: 'a schedule among them',
      chart: {},
      manifests: `${kill()}---${custom(
        'chaos-mesh.org/v1alpha1',
        'Schedule',
        '{ podChaos: { action: pod-kill } }',
      )}`,
    },
    {
      name: 'a timed pipeline',
      manifests: kill(),
      repository: {
        '.github/workflows/chaos.yml':
          'on: { schedule: [{ cron: "0 10 * * 1" }] }\njobs: { a: { steps: [{ run: "kubectl apply -f chaos/" }] } }',
      },
    },
  ],
  notApplicable: [
    { name: 'no experiment', chart: {} },
    {
      name: 'a tool that keeps its schedule elsewhere',
      chart: {},
      manifests:
        'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: x, annotations: { gremlin.com/service-id: x } }',
    },
  ],
  unknown: [
    { name: 'no repository', chart: {}, manifests: kill() },
    {
      name: 'a repository that was not read whole',
      manifests: kill(),
      repository: readme,
      repositoryTruncated: true,
    },
  ],
  fail: [
    {
      name: 'one that waits to be started',
      manifests: kill(' # finding: manual'),
      repository: readme,
    },
    {
      name: 'a timed pipeline that does something else',
      manifests: kill(' # finding: manual'),
      repository: {
        '.github/workflows/watch.yml':
          'on: { schedule: [{ cron: "0 * * * *" }] }',
        Makefile: 'chaos:\n\tkubectl apply -f chaos/',
      },
    },
  ],
});
