import { gatherResources } from '../gatherers/resources';
import { parseFiles } from '../stages/parse/parseManifests';
import { workloadText } from '../testing/manifestText';
import { rollingUpdate } from './rollout';
import { deriveWorkloads } from './workloads';

function update(rolling: string, replicas: number, kind = 'Deployment') {
  const text = workloadText({
    kind,
    spec: `strategy: { rollingUpdate: ${rolling} }`,
  });
  const files = new Map([['manifests.yaml', Buffer.from(text)]]);
  const [workload] = deriveWorkloads(
    gatherResources(parseFiles(files).manifests),
  );
  return rollingUpdate(workload, replicas);
}

describe('rollingUpdate', () => {
  it('rounds what may be missing down, and what may come on top up', () => {
    expect(update('{}', 10)).toEqual({
      maxUnavailable: 2,
      maxSurge: 3,
      stuck: false,
    });
    expect(update('{}', 1)).toMatchObject({ maxUnavailable: 0, maxSurge: 1 });
  });

  it('lets one go where both round to nothing', () => {
    expect(update('{ maxSurge: 0, maxUnavailable: 10% }', 3)).toEqual({
      maxUnavailable: 1,
      maxSurge: 0,
      stuck: false,
    });
  });

  it('knows what the API rejects', () => {
    expect(update('{ maxSurge: 0%, maxUnavailable: 0 }', 3)?.stuck).toBe(true);
  });

  it('is about Deployments', () => {
    expect(update('{}', 3, 'StatefulSet')).toBeUndefined();
  });
});
