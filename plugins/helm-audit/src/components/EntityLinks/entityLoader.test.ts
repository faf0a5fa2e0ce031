import { entityLoader } from './entityLoader';

const ada = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name: 'ada' },
};

describe('entityLoader', () => {
  it('remembers what it found, and asks for the rest later', async () => {
    const getEntitiesByRefs = jest.fn(
      async ({ entityRefs }: { entityRefs: string[] }) => ({
        items: entityRefs.map(ref => (ref === 'user:ada' ? ada : undefined)),
      }),
    );
    const load = entityLoader({ getEntitiesByRefs });
    expect(await load('user:ada')).toBe(ada);
    expect(await Promise.all([load('user:ada'), load('user:left')])).toEqual([
      ada,
      undefined,
    ]);
    expect(getEntitiesByRefs.mock.calls).toEqual([
      [{ entityRefs: ['user:ada'] }],
      [{ entityRefs: ['user:left'] }],
    ]);
  });

  it('asks again for what failed', async () => {
    const getEntitiesByRefs = jest
      .fn()
      .mockRejectedValueOnce(new Error('offline'))
      .mockResolvedValue({ items: [ada] });
    const load = entityLoader({ getEntitiesByRefs });
    await expect(load('user:ada')).rejects.toThrow('offline');
    expect(await load('user:ada')).toBe(ada);
  });
});
