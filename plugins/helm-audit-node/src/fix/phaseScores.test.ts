import { promises as fs } from 'node:fs';
import path from 'node:path';
import { AuditReport, Fix } from '@helm-audit/plugin-helm-audit-common';
import { createAuditor } from '../auditChart';
import { ChartFolder, makeChartFolder } from '../testing/chartFolder';
import { combineFixes } from './combineFixes';

/** A chart of ours that does nearly everything wrong. */
const CARELESS = path.resolve(
  __dirname,
  '../../../../examples/services/notification-sender/helm',
);

async function readFiles(folder: string): Promise<Record<string, string>> {
  const names = await fs.readdir(folder, { recursive: true });
  const files: Record<string, string> = {};
  for (const name of names) {
    const file = path.join(folder, name);
    if ((await fs.stat(file)).isFile()) {
      files[name] = await fs.readFile(file, 'utf8');
    }
  }
  return files;
}

describe('the score that the roadmap predicts', () => {
  const auditor = createAuditor();
  const folders: ChartFolder[] = [];
  let files: Record<string, string>;
  let report: AuditReport;

  const audit = async (content: Record<string, string>, verify: boolean) => {
    const folder = await makeChartFolder(content);
    folders.push(folder);
    return auditor.audit({
      source: {
        kind: 'directory',
        path: folder.path,
        repositoryRoot: folder.path,
      },
      fixes: { verify },
    });
  };

  beforeAll(async () => {
    files = await readFiles(CARELESS);
    report = await audit(files, true);
  });

  afterAll(() => Promise.all(folders.map(folder => folder.remove())));

  it.each([1, 2, 3])('comes true for phase %d', async phase => {
    const fixes = report.rules
      .filter(rule => rule.phase <= phase)
      .flatMap(({ findings }) => findings.map(({ fix }) => fix))
      .filter((fix): fix is Fix => fix?.status === 'verified')
      .map(fix => ({ fix }));
    const { changes, left } = combineFixes(fixes, file => files[file]);
    expect(left).toEqual([]);
    const patched = { ...files };
    for (const { file, after } of changes) patched[file] = after;
    const { withFixes } = report.roadmap.phases[phase - 1];
    const { score } = await audit(patched, false);
    expect(withFixes?.fixes).toBe(fixes.length);
    expect(withFixes?.score).toBeGreaterThan(report.score.overall!);
    expect(Math.abs(score.overall! - withFixes!.score!)).toBeLessThanOrEqual(
      0.1,
    );
  });

  it('is counted where nothing was tried', async () => {
    const { roadmap } = await audit(files, false);
    for (const phase of roadmap.phases) {
      expect(phase.basis).toBe('counted');
      expect(phase.withFixes).toBeUndefined();
    }
  });
});
