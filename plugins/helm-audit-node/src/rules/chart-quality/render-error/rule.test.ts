import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const TEMPLATE = 'templates/deployment.yaml';

ruleTester.run(rule, {
  pass: [
    { name: 'a chart that renders', chart: {} },
    { name: 'one with templates', chart: { [TEMPLATE]: 'kind: Deployment' } },
  ],
  notApplicable: [{ name: 'plain manifests', manifests: 'kind: Service' }],
  fail: [
    {
      name: 'a nil value, with its place',
      chart: {
        [TEMPLATE]:
          'kind: Deployment\ntag: {{ .Values.image.tag }} {{/* */}} # finding: nil\n',
      },
      renderError: `template: web/${TEMPLATE}:2:8: executing "web/${TEMPLATE}" at <.Values.image.tag>: nil pointer evaluating interface {}.tag`,
      severity: 'critical',
    },
    {
      name: 'a message without a place',
      chart: {},
      renderError: 'Helm was stopped after 30 seconds.',
      findings: [{ messageId: 'failed' }],
    },
    {
      name: 'a template that does not parse',
      chart: { [TEMPLATE]: 'kind: Deployment\n{{ end }} # finding: failed\n' },
      renderError: `parse error at (web/${TEMPLATE}:2): unexpected {{end}}`,
    },
    {
      name: 'a template that renders no YAML',
      chart: { [TEMPLATE]: 'kind: Deployment' },
      renderError: `YAML parse error on web/${TEMPLATE}: error converting YAML to JSON: yaml: line 8: mapping values are not allowed in this context`,
      findings: [{ messageId: 'noYaml', file: TEMPLATE }],
    },
    {
      name: 'a template of a subchart',
      chart: { 'charts/db/templates/db.yaml': 'kind: Pod # finding: failed\n' },
      renderError:
        'template: web/charts/db/templates/db.yaml:1:8: executing "web/charts/db/templates/db.yaml" at <Pod>: nil pointer',
    },
    {
      name: 'the chart asks for a value',
      chart: { [TEMPLATE]: 'kind: Deployment # finding: needsValue' },
      renderError: `execution error at (web/${TEMPLATE}:1:4): set clusterName`,
      severity: 'high',
    },
  ],
});
