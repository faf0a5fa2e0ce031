import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const named = (name: string) => ({
  'Chart.yaml': `apiVersion: v2\nname: ${name}\nversion: 1.0.0\n`,
});

ruleTester.run(rule, {
  pass: [
    { name: 'the same', chart: named('web'), chartPath: 'charts/web' },
    {
      name: 'a general folder',
      chart: named('web'),
      chartPath: 'deploy/chart',
    },
    { name: 'the root', chart: named('web-2'), chartPath: '.' },
    { name: 'a folder by version', chart: named('a'), chartPath: 'a/1.2.3' },
  ],
  notApplicable: [{ name: 'plain manifests', manifests: 'kind: Service' }],
  fail: [
    {
      name: 'another folder',
      chart: named('web # finding: folder'),
      chartPath: 'charts/frontend',
    },
    { name: 'capitals', chart: named('Web # finding: characters') },
    { name: 'underscores', chart: named('my_web # finding: characters') },
  ],
});
