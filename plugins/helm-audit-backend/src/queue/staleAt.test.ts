import { buildFinding, buildReport, buildRule } from '../__testUtils__/report';
import { staleAt } from './staleAt';

const NOW = new Date('2026-11-23T12:00:00Z');

function reportWaivedUntil(...dates: Array<string | undefined>) {
  const findings = dates.map(expires =>
    buildFinding({ waiver: { reason: 'Known', source: 'file', expires } }),
  );
  return buildReport({ rules: [buildRule({ findings })] });
}

describe('staleAt', () => {
  it('is the end of the next waiver', () => {
    const report = reportWaivedUntil('2027-03-01', '2026-12-01', undefined);
    expect(staleAt(report, NOW)).toEqual(new Date('2026-12-01T00:00:00Z'));
  });

  it('is the end of the day on the last day of a waiver', () => {
    expect(staleAt(reportWaivedUntil('2026-11-23'), NOW)).toEqual(
      new Date('2026-11-24T00:00:00Z'),
    );
  });

  it('is a day after sources were asked about dependencies', () => {
    const { dependencies } = buildReport();
    const asked = (state: 'fresh' | 'disabled') =>
      buildReport({
        rules: [],
        dependencies: {
          ...dependencies,
          sources: [{ id: 'osv', name: 'OSV', state }],
        },
      });
    expect(staleAt(asked('fresh'), NOW)).toEqual(
      new Date('2026-11-24T12:00:00Z'),
    );
    expect(staleAt(asked('disabled'), NOW)).toBeUndefined();
  });

  it('is never without a waiver that ends', () => {
    expect(staleAt(buildReport(), NOW)).toBeUndefined();
    expect(
      staleAt(reportWaivedUntil('2026-11-01', 'someday', undefined), NOW),
    ).toBeUndefined();
  });
});
