import { Container } from '../workloads';
import { deviceRefusals } from './deviceRefusals';

const defectsOf = (resources: object) =>
  deviceRefusals({
    name: 'app',
    path: [],
    type: 'container',
    spec: { resources },
  } as unknown as Container).map(({ defect }) => defect);

const GPU = 'nvidia.com/gpu';

it.each([
  [
    { limits: { gpu: 1 } },
    'gives container "app" of "gpu", which is no resource',
  ],
  [
    { requests: { ram: '1Gi' } },
    'gives container "app" of "ram", which is no resource',
  ],
  [{ limits: { [GPU]: '500m' } }, `gives container "app" a part of ${GPU}`],
  [
    { requests: { [GPU]: 1 } },
    `requests ${GPU} for container "app" without a limit`,
  ],
  [
    { requests: { [GPU]: 2 }, limits: { [GPU]: '1' } },
    `requests 2 of ${GPU} for container "app" and limits it to 1`,
  ],
])('finds what %p does wrong', (resources, defect) => {
  expect(defectsOf(resources)).toEqual([defect]);
});

it('lets what nodes have and whole devices pass', () => {
  const common = { cpu: '500m', memory: '1Gi', 'hugepages-2Mi': '4Mi' };
  expect(defectsOf({ requests: common, limits: common })).toEqual([]);
  expect(defectsOf({ limits: { [GPU]: 1 } })).toEqual([]);
  expect(defectsOf({ requests: { [GPU]: 1 }, limits: { [GPU]: '1' } })).toEqual(
    [],
  );
});
