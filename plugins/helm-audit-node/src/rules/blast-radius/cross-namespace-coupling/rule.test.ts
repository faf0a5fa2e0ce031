import {
  documents,
  serviceText,
  workloadText,
} from '../../../testing/manifestText';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const calling = (address: string, finding = '') =>
  workloadText({
    container: `env:\n  - name: RATES_URL\n    value: ${address}${finding}`,
  });

ruleTester.run(rule, {
  pass: [
    {
      name: 'its own namespace',
      manifests: calling('http://rates.shop.svc').replace(
        'metadata:',
        'metadata:\n  namespace: shop',
      ),
    },
    {
      name: 'the namespace of the release',
      manifests: calling('http://rates.release-namespace.svc:80'),
    },
    {
      name: 'a Service of the release',
      manifests: documents(
        calling('http://rates.shop.svc'),
        serviceText({ name: 'rates' }),
      ),
    },
  ],
  notApplicable: [
    {
      name: 'an address outside the cluster',
      manifests: calling('https://rates.example.com'),
    },
    {
      name: 'it only reports there',
      manifests: calling('http://otel-collector.monitoring.svc:4317'),
    },
  ],
  fail: [
    {
      name: 'another namespace',
      manifests: calling(
        'http://rates.market.svc.cluster.local:8080',
        ' # finding: coupled',
      ),
    },
    {
      name: 'without a scheme',
      manifests: calling('rates.market.svc:9092', ' # finding: coupled'),
    },
  ],
});
