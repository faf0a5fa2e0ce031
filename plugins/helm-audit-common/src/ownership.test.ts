import { describeRungs, OwnershipRung } from './ownership';

const rungs = (...states: Array<OwnershipRung['state']>) =>
  states.map(state => ({ state } as OwnershipRung));

describe('describeRungs', () => {
  it('counts up to the first gap, and says so where later rungs are met', () => {
    const [met, missing] = ['met', 'missing'] as const;
    expect(
      describeRungs({ level: 1, atLeast: false, rungs: rungs(met, missing) }),
    ).toBe('1 of 2');
    expect(
      describeRungs({
        level: 1,
        atLeast: false,
        rungs: rungs(met, missing, met),
      }),
    ).toBe('1 of 3, up to the first gap');
    expect(
      describeRungs({ level: 0, atLeast: true, rungs: rungs('unknown') }),
    ).toBe('at least 0 of 1');
  });
});
