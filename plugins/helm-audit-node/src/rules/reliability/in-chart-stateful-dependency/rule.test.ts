import { documents, workloadText } from '../../../testing/manifestText';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const store = (spec: string, name = 'database') =>
  workloadText({ kind: 'StatefulSet', name, spec }).replace(
    `example.com/${name}:1.4.2`,
    'postgres:16',
  );

ruleTester.run(rule, {
  pass: [
    {
      name: 'three replicas',
      manifests: documents(workloadText(), store('replicas: 3')),
    },
    {
      name: 'a primary and its replicas',
      manifests: documents(
        workloadText(),
        store('replicas: 1'),
        store('replicas: 2', 'replica'),
      ),
    },
  ],
  notApplicable: [
    { name: 'the chart is the database', manifests: store('replicas: 1') },
    { name: 'no data store', manifests: workloadText() },
    {
      name: 'an exporter is no database',
      manifests: documents(
        workloadText(),
        store('replicas: 1').replace('postgres:', 'postgres-exporter:'),
      ),
    },
  ],
  fail: [
    {
      name: 'one pod',
      manifests: documents(
        workloadText(),
        store('replicas: 1 # finding: single'),
      ),
    },
    {
      name: 'a cache as well',
      manifests: documents(
        workloadText(),
        store('replicas: 1 # finding: single').replace(
          'postgres:',
          'docker.io/bitnami/redis:',
        ),
      ),
    },
  ],
});
