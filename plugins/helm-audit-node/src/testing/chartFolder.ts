import { promises as fs } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** A folder of files that a test made. */
export interface ChartFolder {
  /** Absolute path. */
  path: string;
  remove(): Promise<void>;
}

/** Chart.yaml of a chart that has nothing to say. */
export const CHART_YAML = 'apiVersion: v2\nname: example\nversion: 1.0.0\n';

/** Writes files into a new folder, with a minimal Chart.yaml unless one is given. */
export async function makeChartFolder(
  files: Record<string, string | Buffer>,
): Promise<ChartFolder> {
  const base = await fs.mkdtemp(path.join(os.tmpdir(), 'helm-audit-test-'));
  const folder = await fs.realpath(base);
  const all = { 'Chart.yaml': CHART_YAML, ...files };
  for (const [file, content] of Object.entries(all)) {
    const target = path.join(folder, file);
    await fs.mkdir(path.dirname(target), { recursive: true });
    await fs.writeFile(target, content);
  }
  return {
    path: folder,
    remove: () => fs.rm(folder, { recursive: true, force: true }),
  };
}
