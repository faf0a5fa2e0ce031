import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const workload = (labels: string, more = '') => `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  ${more}
  labels: ${labels}
`;

const ALL = 'app.kubernetes.io/name: web, app.kubernetes.io/instance: a';

ruleTester.run(rule, {
  pass: [
    { name: 'all of them', manifests: workload(`{ ${ALL} }`) },
    {
      name: 'plain manifests, which have no release',
      manifests: workload('{ app.kubernetes.io/name: web }'),
    },
    { name: 'and others', manifests: workload(`{ ${ALL}, team: pay }`) },
  ],
  notApplicable: [
    {
      name: 'a hook',
      manifests: workload('{}', 'annotations: { helm.sh/hook: test }'),
    },
    { name: 'no workload', manifests: 'apiVersion: v1\nkind: Secret\n' },
  ],
  fail: [
    {
      name: 'no release, in a chart',
      chart: {},
      manifests: workload('{ app.kubernetes.io/name: web } # finding: missing'),
    },
    { name: 'none', manifests: workload('{ app: web } # finding: missing') },
    {
      name: 'one that the team asks for beside the usual ones',
      chart: {
        '.helm-audit.yaml': JSON.stringify({
          rules: {
            'missing-recommended-labels': {
              labels: [
                'app.kubernetes.io/name',
                'app.kubernetes.io/instance',
                'team',
              ],
            },
          },
        }),
      },
      manifests: workload(`{ ${ALL} } # finding: missing`),
    },
    {
      name: 'one is empty',
      manifests: workload(
        `{ ${ALL.replace('name: web', 'name: ""')} } # finding: missing`,
      ),
    },
  ],
});
