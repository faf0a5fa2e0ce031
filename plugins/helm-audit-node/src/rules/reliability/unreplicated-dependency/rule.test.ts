import { documents, workloadText } from '../../../testing/manifestText';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const findings = [
  {
    messageId: 'standalone',
    file: 'charts/redis/templates/master.yaml',
  },
];

const store = (name: string, spec: string) =>
  `# Source: shop/charts/redis/templates/${name}.yaml
${workloadText({
  kind: 'StatefulSet',
  name,
  spec,
}).replace(`example.com/${name}:1.4.2`, 'redis:7')}`;

ruleTester.run(rule, {
  pass: [
    {
      name: 'a primary and its replicas',
      manifests: documents(
        workloadText(),
        store('master', 'replicas: 1'),
        store('replica', 'replicas: 2'),
      ),
    },
    {
      name: 'three of a kind',
      manifests: documents(workloadText(), store('node', 'replicas: 3')),
    },
  ],
  notApplicable: [
    {
      name: 'nothing but the subchart',
      manifests: documents(store('master', 'replicas: 1')),
    },
    {
      name: "the chart's own is another rule",
      manifests: documents(
        workloadText(),
        store('master', 'replicas: 1').replace(/#.*\n/, ''),
      ),
    },
  ],
  fail: [
    {
      name: 'one pod',
      manifests: documents(workloadText(), store('master', 'replicas: 1')),
      findings,
    },
    {
      name: 'a StatefulSet that says nothing',
      manifests: documents(store('master', ''), workloadText()),
      findings,
    },
  ],
});
