import { forEachGap, PackedGap, packGaps } from './packedGaps';

function unpack(packed: Buffer): PackedGap[] {
  const gaps: PackedGap[] = [];
  forEachGap(packed, (ruleKey, severity, lift, isHeld) =>
    gaps.push({ ruleKey, severity, lift, isHeld }),
  );
  return gaps;
}

describe('packGaps', () => {
  it('keeps every gap in four bytes', () => {
    const gaps = [
      { ruleKey: 1, severity: 0, lift: 0, isHeld: false },
      { ruleKey: 250, severity: 3, lift: 1000, isHeld: true },
      { ruleKey: 2 ** 19 - 1, severity: 2, lift: 37, isHeld: true },
      { ruleKey: 2 ** 19 - 1, severity: 3, lift: 37, isHeld: false },
    ];
    expect(packGaps(gaps)).toHaveLength(16);
    expect(unpack(packGaps(gaps))).toEqual(gaps);
    expect(unpack(packGaps([]))).toEqual([]);
  });

  it('lets no lift spill over into the rest', () => {
    const gap = { ruleKey: 7, severity: 1, isHeld: false };
    const [high] = unpack(packGaps([{ ...gap, lift: 5000 }]));
    expect(high).toEqual({ ...gap, lift: 1023 });
    const [low] = unpack(packGaps([{ ...gap, lift: -1 }]));
    expect(low).toEqual({ ...gap, lift: 0 });
  });
});
