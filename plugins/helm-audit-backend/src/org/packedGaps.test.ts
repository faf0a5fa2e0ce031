import { forEachGap, PackedGap, packGaps } from './packedGaps';

function unpack(packed: Buffer): PackedGap[] {
  const gaps: PackedGap[] = [];
  forEachGap(packed, (ruleKey, severity, lift) =>
    gaps.push({ ruleKey, severity, lift }),
  );
  return gaps;
}

describe('packGaps', () => {
  it('keeps every gap in four bytes', () => {
    const gaps = [
      { ruleKey: 1, severity: 0, lift: 0 },
      { ruleKey: 250, severity: 3, lift: 1000 },
      { ruleKey: 2 ** 20 - 1, severity: 2, lift: 37 },
    ];
    expect(packGaps(gaps)).toHaveLength(12);
    expect(unpack(packGaps(gaps))).toEqual(gaps);
    expect(unpack(packGaps([]))).toEqual([]);
  });

  it('lets no lift spill over into the rest', () => {
    const [high] = unpack(packGaps([{ ruleKey: 7, severity: 1, lift: 5000 }]));
    expect(high).toEqual({ ruleKey: 7, severity: 1, lift: 1023 });
    const [low] = unpack(packGaps([{ ruleKey: 7, severity: 1, lift: -1 }]));
    expect(low).toEqual({ ruleKey: 7, severity: 1, lift: 0 });
  });
});
