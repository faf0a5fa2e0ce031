import { gatherResources } from '../gatherers/resources';
import { DEFAULT_SCENARIO } from '../stages/load/scenarios';
import { parseFiles } from '../stages/parse/parseManifests';
import { mayServe, showsClients } from './clients';
import { deriveWorkloads } from './workloads';

function read(text: string, isChart = false) {
  const { manifests } = parseFiles(new Map([['a.yaml', Buffer.from(text)]]));
  const resources = gatherResources(manifests);
  const context = {
    tier: 2 as const,
    scenario: DEFAULT_SCENARIO,
    kubeVersion: '1.33.0',
    isChart,
  };
  return { context, resources, workload: deriveWorkloads(resources)[0] };
}

const deployment = (port = '{ containerPort: 80 }') => `
apiVersion: apps/v1
kind: Deployment
spec:
  template:
    metadata: { labels: { app: a } }
    spec: { containers: [{ name: a, ports: [${port}] }] }
---`;

const service = (app: string) => `
apiVersion: v1
kind: Service
spec: { selector: { app: ${app} } }
`;

it('sees clients in charts, and where there is any Service', () => {
  expect(showsClients(read(deployment()))).toBe(false);
  expect(showsClients(read(deployment(), true))).toBe(true);
  expect(showsClients(read(deployment() + service('b')))).toBe(true);
});

describe('mayServe', () => {
  const judge = (text: string, isChart?: boolean) => {
    const { workload, ...around } = read(text, isChart);
    return mayServe(workload, around);
  };

  it('is sure of what a Service selects', () => {
    expect(judge(deployment('') + service('a'), true)).toBe(true);
    expect(judge(deployment() + service('b'))).toBe(false);
  });

  it('takes a port for a sign where clients cannot be seen', () => {
    expect(judge(deployment())).toBe(true);
    expect(judge(deployment(), true)).toBe(false);
    expect(judge(deployment(''))).toBe(false);
    const metrics = '{ name: metrics, containerPort: 80 }';
    expect(judge(deployment(metrics))).toBe(false);
  });
});
