import { Resource } from '../../stages/gather/types';
import { limitRangeRefusals, quotaRefusals } from './quotaRefusals';

const ofLimits = (...limits: object[]) =>
  limitRangeRefusals({ body: { spec: { limits } } } as unknown as Resource).map(
    ({ defect }) => defect,
  );
const ofQuota = (spec: object) =>
  quotaRefusals({ body: { spec } } as unknown as Resource).map(
    ({ defect }) => defect,
  );

it('keeps limits in their order', () => {
  const limit = { type: 'Container', min: { cpu: '100m' }, max: { cpu: 1 } };
  expect(ofLimits({ ...limit, default: { cpu: '1' } })).toEqual([]);
  expect(ofLimits({ ...limit, default: { cpu: '50m' } })).toEqual([
    'has a `min` of cpu above its `default`',
  ]);
  expect(ofLimits({ ...limit, defaultRequest: { cpu: 2, memory: 1 } })).toEqual(
    ['has a `defaultRequest` of cpu above its `max`'],
  );
});

it('knows what limits of pods cannot have', () => {
  expect(ofLimits({ type: 'Pod', default: { cpu: 1 } })).toEqual([
    'sets `default` for pods as a whole',
  ]);
  expect(ofLimits({ type: 'Pod' }, { type: 'Pod' })).toEqual([
    'limits each Pod twice',
  ]);
});

it('knows what quotas cannot say', () => {
  expect(ofQuota({ hard: { pods: '10' }, scopes: ['BestEffort'] })).toEqual([]);
  expect(ofQuota({ hard: { pods: -1 } })).toEqual(['allows -1 of pods']);
  expect(ofQuota({ scopes: ['Terminating', 'NotTerminating'] })).toEqual([
    'is for pods that are Terminating and NotTerminating at once',
  ]);
});
