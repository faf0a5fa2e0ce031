import { gatherResources } from '../gatherers/resources';
import { parseFiles } from '../stages/parse/parseManifests';
import { deriveProgressiveDelivery } from './progressiveDelivery';

const derive = (apiVersion: string, kind: string, spec: string) => {
  const text = `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: x }\nspec: ${spec}\n`;
  const { manifests } = parseFiles(new Map([['a.yaml', Buffer.from(text)]]));
  return deriveProgressiveDelivery(gatherResources(manifests), {
    tier: 2,
  }).map(({ tool, targetName, hasAnalysis }) => [
    tool,
    targetName,
    hasAnalysis,
  ]);
};

const ROLLOUT = ['argoproj.io/v1alpha1', 'Rollout'] as const;
const CANARY = ['flagger.app/v1beta1', 'Canary'] as const;

describe('deriveProgressiveDelivery', () => {
  it.each([
    [
      ROLLOUT,
      '{ strategy: { canary: { steps: [{ setWeight: 5 }] } } }',
      [['Argo Rollouts', undefined, false]],
    ],
    [
      ROLLOUT,
      '{ workloadRef: { name: a }, strategy: { canary: { steps: [{ analysis: {} }] } } }',
      [['Argo Rollouts', 'a', true]],
    ],
    [
      ROLLOUT,
      '{ strategy: { blueGreen: { prePromotionAnalysis: {} } } }',
      [['Argo Rollouts', undefined, true]],
    ],
    [ROLLOUT, '{ strategy: { canary: { maxSurge: 1 } } }', []],
    [
      CANARY,
      '{ targetRef: { name: a }, analysis: { threshold: 5 } }',
      [['Flagger', 'a', true]],
    ],
    [
      CANARY,
      '{ targetRef: { name: a }, skipAnalysis: true, analysis: {} }',
      [['Flagger', 'a', false]],
    ],
    [CANARY, '{ targetRef: { name: a }, suspend: true }', []],
    [
      ['rollouts.kruise.io/v1beta1', 'Rollout'] as const,
      '{ workloadRef: { name: a } }',
      [['OpenKruise', 'a', false]],
    ],
    [
      ['apps/v1', 'Rollout'] as const,
      '{ strategy: { blueGreen: { a: b } } }',
      [],
    ],
  ])('reads %p %s', ([apiVersion, kind], spec, expected) => {
    expect(derive(apiVersion, kind, spec)).toEqual(expected);
  });
});
