import { workloadText } from '../../../testing/manifestText';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const resources = (requests: string, limits: string) =>
  workloadText({
    container: [
      'resources:',
      '  requests:',
      ...requests.split(', ').map(line => `    ${line}`),
      '  limits:',
      ...limits.split(', ').map(line => `    ${line}`),
    ].join('\n'),
  });

const heap = (option: string, limit: string, finding = '') =>
  workloadText({
    container: [
      'env:',
      '  - name: JAVA_TOOL_OPTIONS',
      `    value: ${option}${finding && ` # finding: ${finding}`}`,
      `resources: { limits: { memory: ${limit} } }`,
    ].join('\n'),
  });

ruleTester.run(rule, {
  pass: [
    { name: 'a heap with room around it', manifests: heap('-Xmx768m', '1Gi') },
    {
      name: 'less',
      manifests: resources('cpu: 100m, memory: 1Gi', 'cpu: 1, memory: 2G'),
    },
    {
      name: 'the same in other words',
      manifests: resources('memory: 1024Mi, cpu: 1000m', 'memory: 1Gi, cpu: 1'),
    },
    {
      name: 'nothing in common',
      manifests: resources('memory: 1Gi', 'cpu: 1'),
    },
  ],
  notApplicable: [
    {
      name: 'a heap without a limit',
      manifests: heap('-Xmx2g', 'null').replace('limits: { memory: null }', ''),
    },
    {
      name: 'no limits',
      manifests: workloadText({
        container: 'resources: { requests: { cpu: 1 } }',
      }),
    },
  ],
  unknown: [
    {
      name: 'no quantity',
      manifests: resources('memory: lots', 'memory: 1Gi'),
    },
  ],
  fail: [
    {
      name: 'a heap beyond the limit',
      manifests: heap('-Xms1g -Xmx2g', '1Gi', 'heap'),
    },
    {
      name: 'a heap that is the limit',
      manifests: heap('-Xmx1024m', '1Gi', 'heap'),
    },
    {
      name: 'memory',
      manifests: resources('memory: 1Gi # finding: exceeds', 'memory: 1G'),
    },
    {
      name: 'one CPU against half',
      manifests: resources('cpu: 1 # finding: exceeds', 'cpu: 500m'),
    },
    {
      name: 'an extended resource',
      manifests: resources(
        'ephemeral-storage: 2Gi # finding: exceeds',
        'ephemeral-storage: 1Gi',
      ),
    },
  ],
});
