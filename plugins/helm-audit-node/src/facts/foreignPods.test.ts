import { gatherResources } from '../gatherers/resources';
import { DEFAULT_SCENARIO } from '../stages/load/scenarios';
import { parseFiles } from '../stages/parse/parseManifests';
import { mayMakePods, whereElsePodsMayBe } from './foreignPods';
import { deriveWorkloads } from './workloads';

function read(text: string, isChart = true) {
  const { manifests } = parseFiles(new Map([['a.yaml', Buffer.from(text)]]));
  const resources = gatherResources(manifests);
  const context = {
    tier: 2 as const,
    scenario: DEFAULT_SCENARIO,
    kubeVersion: '1.33.0',
    isChart,
  };
  return { resources, workloads: deriveWorkloads(resources), context };
}

const DEPLOYMENT = 'kind: Deployment\napiVersion: apps/v1\n';

describe('mayMakePods', () => {
  it.each([
    ['acid.zalan.do/v1', 'postgresql', '{}', true],
    ['monitoring.coreos.com/v1', 'Prometheus', '{}', true],
    ['monitoring.coreos.com/v1', 'ServiceMonitor', '{}', false],
    ['gateway.networking.k8s.io/v1', 'HTTPRoute', '{}', false],
    ['argoproj.io/v1alpha1', 'Rollout', '{ workloadRef: {} }', true],
    ['apps.openshift.io/v1', 'DeploymentConfig', '{}', false],
    ['argoproj.io/v1alpha1', 'Rollout', '{ template: { spec: {} } }', false],
    ['apps/v1', 'Deployment', '{}', false],
  ])('judges %s %s %s', (apiVersion, kind, spec, expected) => {
    const text = `apiVersion: ${apiVersion}\nkind: ${kind}\nspec: ${spec}`;
    expect(mayMakePods(read(text).resources[0])).toBe(expected);
  });
});

describe('whereElsePodsMayBe', () => {
  it('knows a release that shows all its pods', () => {
    expect(whereElsePodsMayBe(undefined, read(DEPLOYMENT))).toBeUndefined();
  });

  it('doubts a release without workloads', () => {
    expect(whereElsePodsMayBe(undefined, read('kind: Service'))).toMatch(
      /no workloads/,
    );
  });

  it('doubts a release with an operator', () => {
    const text = `${DEPLOYMENT}---\napiVersion: kafka.strimzi.io/v1\nkind: Kafka\nmetadata: { name: log }`;
    expect(whereElsePodsMayBe(undefined, read(text))).toMatch(/^Kafka log may/);
  });

  it('doubts a namespace in which the release has no workload', () => {
    expect(whereElsePodsMayBe('kube-system', read(DEPLOYMENT))).toMatch(
      /kube-system/,
    );
  });

  it('takes plain manifests for all that is deployed', () => {
    const manifests = read(DEPLOYMENT, false);
    expect(whereElsePodsMayBe('kube-system', manifests)).toBeUndefined();
    const alone = read('kind: Service', false);
    expect(whereElsePodsMayBe(undefined, alone)).toBeUndefined();
  });
});
