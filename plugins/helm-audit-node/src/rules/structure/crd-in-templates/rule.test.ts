import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const rendered = (source: string, annotations = '') => `
# Source: web/${source}
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: webs.example.com
  ${annotations}
`;

const TEMPLATE = 'templates/crd.yaml';

ruleTester.run(rule, {
  pass: [
    { name: 'in crds/', manifests: rendered('crds/web.yaml'), chart: {} },
    {
      name: 'kept',
      manifests: rendered(
        TEMPLATE,
        'annotations: { helm.sh/resource-policy: keep }',
      ),
      chart: {},
    },
  ],
  notApplicable: [
    { name: 'no definition', manifests: 'kind: Service', chart: {} },
    { name: 'plain manifests', manifests: rendered(TEMPLATE) },
  ],
  fail: [
    {
      name: 'a template',
      manifests: rendered(TEMPLATE),
      chart: { [TEMPLATE]: 'metadata: # finding: deleted\n  name: a\n' },
    },
    {
      name: 'a template of a subchart, with another annotation',
      manifests: rendered(`charts/db/${TEMPLATE}`, 'annotations: { a: b }'),
      chart: {},
      findings: [{ messageId: 'deleted' }],
    },
  ],
});
