import { gatherCase } from '../testing/gatherCase';
import { FactStore } from './factStore';

const MANIFESTS = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  template:
    spec:
      containers: [{ name: web, image: example.com/web:1.0.0 }]
`;

describe('FactStore', () => {
  const gather = async () =>
    (
      await gatherCase({
        chart: { 'values.yaml': 'a: 1' },
        manifests: MANIFESTS,
      })
    ).gathered;

  it('derives a fact once, and freezes it', async () => {
    const store = new FactStore(await gather());
    const fact = store.get('workloads');
    expect(fact).toMatchObject({
      state: 'known',
      value: [{ resource: { name: 'web' } }],
    });
    expect(store.get('workloads')).toBe(fact);
    expect(() => {
      (fact as { value: unknown[] }).value.push(1);
    }).toThrow(TypeError);
  });

  it('waits with what it derives until all that it can make use of is there', async () => {
    const { capabilities, capabilityTrials, upstream, ...immediate } =
      await gather();
    const store = new FactStore(immediate);
    expect(store.has(['workloads', 'surroundings'])).toBe(true);
    expect(store.has(['workloads', 'sloMatrix'])).toBe(false);
    expect(() => store.get('capabilities')).toThrow('not there yet');
    expect(() => store.get('sloMatrix')).toThrow('not there yet');
    store.add({ capabilities, capabilityTrials, upstream });
    expect(store.has(['sloMatrix', 'ossManifest'])).toBe(true);
    expect(store.get('sloMatrix').state).toBe('known');
    expect(store.has(['waiverUses'])).toBe(false);
    expect(() => store.add({ upstream })).toThrow('there already');
  });

  it('gives the reason why a fact is not known', async () => {
    const store = new FactStore({
      ...(await gather()),
      resources: { state: 'undetermined', reason: 'It does not render.' },
    });
    expect(store.getAll(['chart', 'workloads'])).toEqual({
      state: 'undetermined',
      reason: 'It does not render.',
    });
  });

  it('derives anew only what depends on a changed fact', async () => {
    const store = new FactStore(await gather());
    const before = store.getAll(['workloads', 'valuesReads']);
    const changed = store.with({ resources: { state: 'known', value: [] } });
    expect(changed.get('workloads')).toEqual({ state: 'known', value: [] });
    expect(changed.get('valuesReads')).toBe(store.get('valuesReads'));
    expect(store.getAll(['workloads', 'valuesReads'])).toEqual(before);
  });

  it('derives ahead what it can, and leaves what fails to whoever asks', async () => {
    const { capabilities, capabilityTrials, upstream, ...immediate } =
      await gather();
    const store = new FactStore({
      ...immediate,
      chart: { state: 'known', value: null as never },
    });
    await store.deriveAhead(async () => {});
    expect(store.get('workloads').state).toBe('known');
    expect(() => store.get('valuesReads')).toThrow(TypeError);
    expect(() => store.get('sloMatrix')).toThrow('not there yet');
  });
});
