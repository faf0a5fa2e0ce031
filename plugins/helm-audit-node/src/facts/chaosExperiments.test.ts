import { gatherResources } from '../gatherers/resources';
import { ChartFact } from '../stages/gather/types';
import { parseFiles } from '../stages/parse/parseManifests';
import { deriveChaosExperiments } from './chaosExperiments';

const derive = (manifests: string, files: Record<string, string> = {}) =>
  deriveChaosExperiments(
    gatherResources(
      parseFiles(new Map([['all.yaml', Buffer.from(manifests)]])).manifests,
    ),
    {
      tier: 2,
      repository: { files, paths: Object.keys(files), truncated: false },
    },
  ).map(({ tool, kind, isScheduled, stops }) => [
    tool,
    kind,
    isScheduled,
    stops,
  ]);

const object = (apiVersion: string, kind: string, spec: string) =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: x }\nspec: ${spec}\n`;

const mesh = (kind: string, spec: string) =>
  object('chaos-mesh.org/v1alpha1', kind, spec);
const litmus = (kind: string, spec: string) =>
  object('litmuschaos.io/v1alpha1', kind, spec);

describe('deriveChaosExperiments', () => {
  it.each([
    ['PodChaos', '{ action: pod-kill }', false, true],
    ['NetworkChaos', '{ action: delay }', false, false],
    ['NetworkChaos', '{ action: delay, duration: 5m }', false, true],
    ['Schedule', '{ podChaos: { action: pod-kill } }', true, true],
    ['Schedule', '{ networkChaos: { action: loss } }', true, false],
    [
      'Workflow',
      '{ templates: [{ templateType: NetworkChaos, deadline: 5m }] }',
      false,
      true,
    ],
    [
      'Workflow',
      '{ templates: [{ templateType: StressChaos, stressChaos: {} }] }',
      false,
      false,
    ],
    [
      'Workflow',
      '{ templates: [{ templateType: StressChaos }, { templateType: StatusCheck, abortWithStatusCheck: true }] }',
      false,
      true,
    ],
  ])('reads Chaos Mesh %s %s', (kind, spec, isScheduled, stops) => {
    expect(derive(mesh(kind, spec))).toEqual([
      ['Chaos Mesh', kind, isScheduled, stops],
    ]);
  });

  it.each([
    ['ChaosEngine', '{ experiments: [{ name: pod-delete }] }', false, false],
    [
      'ChaosEngine',
      '{ experiments: [{ name: a, spec: { probe: [{ name: p }] } }] }',
      false,
      true,
    ],
    [
      'ChaosEngine',
      '{ experiments: [{ spec: { components: { env: [{ name: TOTAL_CHAOS_DURATION, value: "60" }] } } }] }',
      false,
      true,
    ],
    [
      'ChaosSchedule',
      '{ engineTemplateSpec: { experiments: [{ name: a }] } }',
      true,
      false,
    ],
  ])('reads Litmus %s %s', (kind, spec, isScheduled, stops) => {
    expect(derive(litmus(kind, spec))).toEqual([
      ['Litmus', kind, isScheduled, stops],
    ]);
  });

  it('passes over definitions and what is switched off', () => {
    expect(
      derive(
        [
          litmus('ChaosExperiment', '{ definition: {} }'),
          litmus('ChaosEngine', '{ engineState: stop }'),
          mesh('PodChaos', '{ action: pod-kill }').replace(
            'name: x',
            'name: x, annotations: { experiment.chaos-mesh.org/pause: "true" }',
          ),
          object('apps/v1', 'Schedule', '{}'),
        ].join('---\n'),
      ),
    ).toEqual([]);
  });

  it('counts an engine that a pipeline starts', () => {
    expect(
      derive(litmus('ChaosEngine', '{ engineState: stop }'), {
        'scripts/chaos.sh': 'kubectl patch chaosengine x',
      }),
    ).toHaveLength(1);
  });

  it('counts what a chart at the root renders once', () => {
    const text = mesh('PodChaos', '{ action: pod-kill }');
    const { manifests } = parseFiles(
      new Map([['templates/chaos.yaml', Buffer.from(text)]]),
    );
    const files = { 'templates/chaos.yaml': text };
    const chart = { pathInRepository: '.' } as ChartFact;
    expect(
      deriveChaosExperiments(gatherResources(manifests), {
        tier: 2,
        chart,
        repository: { files, paths: [], truncated: false },
      }),
    ).toHaveLength(1);
  });

  it('reads marks on workloads', () => {
    expect(
      derive(
        'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: x\n  annotations: { gremlin.com/service-id: x }\n',
      ),
    ).toEqual([['Gremlin', 'Deployment', false, undefined]]);
  });

  it('reads the formats of the repository', () => {
    expect(
      derive('', {
        'chaos/engine.yaml': litmus('ChaosEngine', '{ experiments: [] }'),
        'chaos/toolkit.json':
          '{"title": "t", "method": [], "steady-state-hypothesis": {}}',
        'chaos/fis.yaml':
          'Resources: { E: { Type: "AWS::FIS::ExperimentTemplate", Properties: { StopConditions: [{ Source: none }] } } }',
        'chaos/main.tf':
          'resource "aws_fis_experiment_template" "az" {\n stop_condition {\n  source = "aws:cloudwatch:alarm"\n }\n}',
      }),
    ).toEqual([
      ['Litmus', 'ChaosEngine', false, true],
      ['AWS FIS', 'ExperimentTemplate', false, false],
      ['Chaos Toolkit', 'experiment', false, true],
      ['AWS FIS', 'aws_fis_experiment_template', false, true],
    ]);
  });
});
