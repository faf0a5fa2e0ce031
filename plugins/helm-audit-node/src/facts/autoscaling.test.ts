import { gatherResources } from '../gatherers/resources';
import { parseFiles } from '../stages/parse/parseManifests';
import { scalingBounds, utilisationTargets } from './autoscaling';

function autoscaler(kind: string, apiVersion: string, spec: string) {
  const text = `{ apiVersion: ${apiVersion}, kind: ${kind}, metadata: { name: a }, spec: ${spec} }`;
  const files = new Map([['a.yaml', Buffer.from(text)]]);
  return gatherResources(parseFiles(files).manifests)[0];
}

const hpa = (spec: string, version = 'v2') =>
  autoscaler('HorizontalPodAutoscaler', `autoscaling/${version}`, spec);
const keda = (spec: string) =>
  autoscaler('ScaledObject', 'keda.sh/v1alpha1', spec);

describe('scalingBounds', () => {
  it('knows what is taken where a bound is unset', () => {
    expect(scalingBounds(hpa('{}'))).toMatchObject({ min: 1, max: undefined });
    expect(scalingBounds(keda('{}'))).toMatchObject({ min: 0, max: 100 });
  });
});

describe('utilisationTargets', () => {
  const targets = (resource: ReturnType<typeof hpa>) =>
    utilisationTargets(resource).map(
      ({ resource: name, target, container }) =>
        `${container ?? '*'} ${name} ${target}`,
    );

  it('falls back to CPU at 80 %', () => {
    expect(targets(hpa('{}'))).toEqual(['* cpu 80']);
    expect(targets(hpa('{}', 'v1'))).toEqual(['* cpu 80']);
  });

  it('reads every version of the API', () => {
    expect(
      targets(hpa('{ targetCPUUtilizationPercentage: 70 }', 'v1')),
    ).toEqual(['* cpu 70']);
    const beta =
      '{ metrics: [{ type: Resource, resource: { name: cpu, targetAverageUtilization: 60 } }] }';
    expect(targets(hpa(beta, 'v2beta1'))).toEqual(['* cpu 60']);
    const container =
      '{ metrics: [{ type: ContainerResource, containerResource: { name: memory, container: app, target: { type: Utilization, averageUtilization: 75 } } }] }';
    expect(targets(hpa(container))).toEqual(['app memory 75']);
  });

  it('leaves out what needs no request', () => {
    const absolute =
      '{ metrics: [{ type: Resource, resource: { name: cpu, target: { type: AverageValue, averageValue: 500m } } }, { type: Pods, pods: {} }] }';
    expect(targets(hpa(absolute))).toEqual([]);
    expect(
      targets(
        keda(
          '{ triggers: [{ type: kafka, metadata: { value: "5" } }, { type: cpu, metricType: AverageValue, metadata: { value: "1" } }] }',
        ),
      ),
    ).toEqual([]);
  });

  it('reads triggers of KEDA', () => {
    expect(
      targets(keda('{ triggers: [{ type: cpu, metadata: { value: "65" } }] }')),
    ).toEqual(['* cpu 65']);
  });
});
