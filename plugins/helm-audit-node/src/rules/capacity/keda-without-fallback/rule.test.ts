import { scaledObjectText, workloadText } from '../../../testing/manifestText';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

ruleTester.run(rule, {
  pass: [
    {
      name: 'a fallback',
      manifests: scaledObjectText({
        spec: 'triggers: [{ type: kafka }]\nfallback: { failureThreshold: 3, replicas: 6 }',
      }),
    },
    {
      name: 'CPU is read from the cluster',
      manifests: scaledObjectText({
        spec: 'triggers: [{ type: cpu }, { type: cron }]',
      }),
    },
  ],
  notApplicable: [{ name: 'no ScaledObject', manifests: workloadText() }],
  fail: [
    {
      name: 'a queue',
      manifests: scaledObjectText({
        spec: 'triggers: [{ type: kafka }]',
        specMark: 'missing',
      }),
    },
    {
      name: 'a metric beside the CPU',
      manifests: scaledObjectText({
        spec: 'triggers: [{ type: cpu }, { type: prometheus }]\nfallback: {}  # finding: missing',
      }),
    },
  ],
});
