import { gatherResources } from '../gatherers/resources';
import { parseFiles } from '../stages/parse/parseManifests';
import { documents, serviceText, workloadText } from '../testing/manifestText';
import { loadServices, trafficServices } from './traffic';
import { deriveWorkloads } from './workloads';

const servicesOf = (...texts: string[]) => read(workloadText(), ...texts);
const trafficOf = (...texts: string[]) => read(...texts).traffic;

function read(...texts: string[]) {
  const text = documents(...texts);
  const files = new Map([['manifests.yaml', Buffer.from(text)]]);
  const resources = gatherResources(parseFiles(files).manifests);
  const [workload] = deriveWorkloads(resources);
  return {
    traffic: trafficServices(workload, resources).map(({ name }) => name),
    load: loadServices(workload, resources).map(({ name }) => name),
  };
}

const service = (name: string, spec: string) =>
  serviceText({ name, selector: '{ app: payments }', spec });

describe('trafficServices', () => {
  it('counts Services that spread requests', () => {
    const { traffic } = servicesOf(
      service('web', 'ports: [{ name: http, port: 80 }]'),
      service('peers', 'clusterIP: None'),
      service('numbers', 'ports: [{ name: http-metrics, port: 9090 }]'),
      service('web-metrics', 'ports: [{ name: http, port: 9090 }]'),
      serviceText({ name: 'other' }),
    );
    expect(traffic).toEqual(['web']);
  });

  it('leaves out ports that a flag gives to metrics, by number and by name', () => {
    const flagged = (spec: string) =>
      trafficOf(
        workloadText({
          container:
            'args: [--source=service, "--metrics-address=:7979"]\nports: [{ name: http, containerPort: 7979 }]',
        }),
        service('web', spec),
      );
    expect(
      flagged('ports: [{ name: http, port: 80, targetPort: http }]'),
    ).toEqual([]);
    expect(flagged('ports: [{ name: http, port: 7979 }]')).toEqual([]);
    expect(flagged('ports: [{ name: http, port: 80 }]')).toEqual(['web']);
  });

  it('leaves out what only tells of metrics, and not all that is called so', () => {
    const exporting = (name: string, ports: string, services = '') =>
      trafficOf(
        workloadText({ name, container: `ports: [${ports}]` }).replace(
          /image: .*/,
          `image: example.com/${name}:1.0.0`,
        ),
        serviceText({ name, spec: `ports: [${services || '{ port: 80 }'}]` }),
      );
    const http = '{ name: http, port: 80, targetPort: http }';
    const at = (port: number) => `{ name: http, containerPort: ${port} }`;
    expect(exporting('mysql-exporter', at(9104), http)).toEqual([]);
    expect(exporting('mysql-exporter', at(9104), '{ port: 9104 }')).toEqual([]);
    expect(exporting('prometheus-nats-exporter', at(7777), http)).toEqual([]);
    expect(exporting('invoice-exporter', at(8080), http)).toEqual([
      'invoice-exporter',
    ]);
    expect(exporting('mysql-exporter', at(9104))).toEqual(['mysql-exporter']);
  });

  it('counts one that has a port for metrics among others', () => {
    const { traffic } = servicesOf(
      service('web', 'ports: [{ name: http }, { name: metrics }]'),
    );
    expect(traffic).toEqual(['web']);
  });
});

describe('loadServices', () => {
  it('leaves out what only the API server calls', () => {
    const { traffic, load } = servicesOf(
      service('hook', 'ports: [{ name: https, port: 443 }]'),
      service('web', 'ports: [{ name: http, port: 80 }]'),
      `apiVersion: admissionregistration.k8s.io/v1
kind: MutatingWebhookConfiguration
metadata: { name: a }
webhooks: [{ clientConfig: { service: { name: hook } } }]
`,
    );
    expect(traffic).toEqual(['hook', 'web']);
    expect(load).toEqual(['web']);
  });
});
