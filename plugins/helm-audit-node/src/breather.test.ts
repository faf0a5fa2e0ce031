import { Breather } from './breather';

describe('Breather', () => {
  afterEach(() => {
    jest.restoreAllMocks();
  });

  const turnsDuring = async (work: () => Promise<void>) => {
    let turns = 0;
    const waiting = setImmediate(() => turns++);
    await work();
    clearImmediate(waiting);
    return turns;
  };

  it('gives way after a long stretch, and then begins to count anew', async () => {
    const clock = jest.spyOn(performance, 'now').mockReturnValue(0);
    const breather = new Breather();
    clock.mockReturnValue(100);
    expect(await turnsDuring(() => breather.pause())).toBe(1);
    expect(await turnsDuring(() => breather.pause())).toBe(0);
  });

  it('goes on after a short one', async () => {
    jest.spyOn(performance, 'now').mockReturnValue(0);
    const breather = new Breather();
    expect(await turnsDuring(() => breather.pause())).toBe(0);
  });
});
