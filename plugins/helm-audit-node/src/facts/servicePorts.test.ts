import { gatherResources } from '../gatherers/resources';
import { parseFiles } from '../stages/parse/parseManifests';
import { isServedBy, servicesOf } from './servicePorts';
import { deriveWorkloads } from './workloads';

function servedContainers(targetPort: string, containers: string): string[] {
  const text = `
kind: Service
apiVersion: v1
metadata: { name: web }
spec:
  selector: { app: web }
  ports: [{ port: 80, ${targetPort} }]
---
kind: Deployment
apiVersion: apps/v1
metadata: { name: web }
spec:
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [${containers}] }
`;
  const { manifests } = parseFiles(new Map([['a.yaml', Buffer.from(text)]]));
  const resources = gatherResources(manifests);
  const [workload] = deriveWorkloads(resources);
  const services = servicesOf(workload, resources);
  return workload.containers
    .filter(container => isServedBy(container, workload, services))
    .map(({ name }) => name);
}

const TWO =
  '{ name: app, ports: [{ name: http, containerPort: 8080 }] }, { name: proxy }';

describe('isServedBy', () => {
  it.each([
    ['by the name of a declared port', 'targetPort: http', TWO, ['app']],
    ['by its number', 'targetPort: 8080', TWO, ['app']],
    [
      'the first of those that share a name',
      'targetPort: http',
      `${TWO}, { name: other, ports: [{ name: http, containerPort: 8081 }] }`,
      ['app'],
    ],
    [
      'the only container by an undeclared number',
      '',
      '{ name: app }',
      ['app'],
    ],
    ['none of several by an undeclared number', 'targetPort: 1', TWO, []],
    ['none by a name that nobody declares', 'targetPort: web', TWO, []],
  ])('finds %s', (_, targetPort, containers, expected) => {
    expect(servedContainers(targetPort, containers)).toEqual(expected);
  });
});
