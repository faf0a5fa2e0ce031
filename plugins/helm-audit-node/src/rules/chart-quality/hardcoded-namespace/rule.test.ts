import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const rendered = (namespace: string, source = 'web/templates/a.yaml') => `
# Source: ${source}
apiVersion: v1
kind: ConfigMap
metadata: { name: web, namespace: ${namespace} }
`;

const template = (line: string) => ({
  'templates/a.yaml': `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\n  ${line}\n`,
});

ruleTester.run(rule, {
  pass: [
    {
      name: 'the namespace of the release',
      manifests: rendered('prod'),
      chart: template('namespace: {{ .Release.Namespace }}'),
    },
    {
      name: 'a namespace from a value',
      manifests: rendered('prod'),
      chart: template('namespace: {{ .Values.namespace }}'),
    },
    {
      name: 'rights that can only be given there',
      manifests: rendered('kube-system'),
      chart: template('namespace: kube-system'),
    },
    {
      name: 'a template of a subchart',
      manifests: rendered('prod', 'web/charts/db/templates/a.yaml'),
      chart: template('namespace: prod'),
    },
  ],
  notApplicable: [
    {
      name: 'no namespace',
      manifests: rendered('""'),
      chart: template(''),
    },
    { name: 'plain manifests', manifests: rendered('prod') },
  ],
  fail: [
    {
      name: 'a literal one',
      manifests: rendered('prod'),
      chart: template('namespace: prod # finding: literal'),
    },
    {
      name: 'even the default one, in quotes',
      manifests: rendered('default'),
      chart: template('namespace: "default" # finding: literal'),
    },
  ],
});
