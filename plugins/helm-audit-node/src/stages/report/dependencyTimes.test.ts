import { DependencySourceStatus } from '@helm-audit/plugin-helm-audit-common';
import { createAuditor } from '../../auditChart';
import { noEvidence } from '../../gatherers/upstream';
import { makeChartFolder } from '../../testing/chartFolder';

describe('digest', () => {
  it('tells what sources say, not when they were asked', async () => {
    const folder = await makeChartFolder({});
    const digestWith = async (status: Partial<DependencySourceStatus>) => {
      const auditor = createAuditor({
        sources: {
          async ask(_, date) {
            const evidence = noEvidence(date);
            const sources = evidence.sources.map(each => ({
              ...each,
              ...status,
            }));
            return { ...evidence, sources };
          },
        },
      });
      const { digest } = await auditor.audit({
        source: { kind: 'directory', path: folder.path },
      });
      return digest;
    };
    const asOf = '2026-11-23T10:00:00.000Z';
    const digest = await digestWith({ state: 'fresh', asOf });
    const later = '2026-11-23T11:00:00.000Z';
    expect(await digestWith({ state: 'fresh', asOf: later })).toBe(digest);
    expect(await digestWith({ state: 'stale', asOf })).not.toBe(digest);
    await folder.remove();
  });
});
