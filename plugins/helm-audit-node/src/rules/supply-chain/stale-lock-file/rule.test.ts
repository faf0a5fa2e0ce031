import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const chart = (version: string, repository: string, lock?: string) => ({
  'Chart.yaml': `apiVersion: v2
name: payments
version: 1.0.0
dependencies:
  - { name: redis, version: '${version}', repository: '${repository}' }
`,
  ...(lock !== undefined && { 'Chart.lock': lock }),
});

const URL = 'https://charts.example.com';

const locked = (version: string, digest: string) => `dependencies:
- { name: redis, version: ${version}, repository: '${URL}' }
digest: sha256:${digest}
`;

const DIGEST =
  '0e6ca87fd60aca85c8dee3d1af8a60e4c2d2acd743828268d8d3397050804a4d';
const OF_RANGE =
  '5600148b88cf560cab3ded3ebc0523d3be44ee410e75731af1ae6a8c85278544';

ruleTester.run(rule, {
  pass: [
    {
      name: 'the digest of an exact version',
      chart: chart('17.3.2', URL, locked('17.3.2', DIGEST)),
    },
    {
      name: 'the digest of a range with an escaped character',
      chart: chart('>=17.0.0', URL, locked('17.3.2', OF_RANGE)),
    },
  ],
  notApplicable: [
    { name: 'no dependencies', chart: {} },
    { name: 'no lock', chart: chart('17.3.2', URL) },
    { name: 'plain manifests', manifests: 'kind: Service' },
  ],
  unknown: [
    {
      name: 'an alias of a repository',
      chart: chart('17.3.2', '@example', locked('17.3.2', DIGEST)),
    },
  ],
  fail: [
    {
      name: 'a version that the range leaves out',
      chart: chart(
        '18.x.x',
        URL,
        locked('17.3.2', `${DIGEST} # finding: stale`),
      ),
      severity: 'high',
    },
    {
      name: 'a version that the range leaves out, of a repository by alias',
      chart: chart(
        '18.x.x',
        '@example',
        locked('17.3.2', `${DIGEST} # finding: stale`),
      ),
    },
    {
      name: 'another repository',
      chart: chart(
        '17.3.2',
        'https://mirror.example.com',
        locked('17.3.2', `${DIGEST} # finding: stale`),
      ),
    },
    {
      name: 'nothing is locked',
      chart: chart('17.3.2', URL, 'dependencies: [] # finding: stale'),
    },
    {
      name: 'an empty lock',
      chart: chart('17.3.2', URL, ''),
      findings: [{ messageId: 'stale', file: 'Chart.lock' }],
    },
  ],
});
