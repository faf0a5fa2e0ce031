import { Workload } from '../workloads';
import { placementRefusals } from './placementRefusals';

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';

const defectsOf = (affinity: object) =>
  placementRefusals({
    podSpec: { affinity },
    podSpecPath: ['spec'],
  } as unknown as Workload).map(
    ({ path, defect }) => `${defect} at ${path.slice(2).join('.')}`,
  );
const expressions = (expression: object) => ({
  matchExpressions: [expression],
});
const EXISTS = { key: 'a', operator: 'Exists', values: ['b'] };
const EMPTY = { key: 'a', operator: 'In', values: [] };

it('finds weights that are none', () => {
  const weighed = (weight: number) => ({
    podAntiAffinity: { [PREFERRED]: [{ weight }] },
  });
  expect(defectsOf(weighed(100))).toEqual([]);
  expect(defectsOf(weighed(101))).toEqual([
    `weighs a preference 101 at podAntiAffinity.${PREFERRED}.0.weight`,
  ]);
});

it.each([
  [
    {
      nodeAffinity: {
        [REQUIRED]: { nodeSelectorTerms: [expressions(EXISTS)] },
      },
    },
  ],
  [
    {
      nodeAffinity: {
        [PREFERRED]: [{ weight: 1, preference: expressions(EXISTS) }],
      },
    },
  ],
  [{ podAffinity: { [REQUIRED]: [{ labelSelector: expressions(EXISTS) }] } }],
  [
    {
      podAntiAffinity: {
        [PREFERRED]: [
          {
            weight: 1,
            podAffinityTerm: { namespaceSelector: expressions(EXISTS) },
          },
        ],
      },
    },
  ],
])('finds values that nothing is compared with in %j', affinity => {
  const [defect, ...others] = defectsOf(affinity);
  expect(others).toEqual([]);
  expect(defect).toMatch(/^compares a by Exists with values at .*\.0\.values$/);
});

it('finds comparisons without values', () => {
  const term = (expression: object) => ({
    podAffinity: { [REQUIRED]: [{ labelSelector: expressions(expression) }] },
  });
  expect(defectsOf(term(EMPTY))[0]).toMatch(/^compares a by In with no value/);
  expect(defectsOf(term({ ...EMPTY, values: ['b'] }))).toEqual([]);
  expect(defectsOf(term({ key: 'a', operator: 'Exists' }))).toEqual([]);
});
