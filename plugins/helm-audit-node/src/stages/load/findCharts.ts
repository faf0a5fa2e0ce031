import { promises as fs } from 'node:fs';
import path from 'node:path';

/** How far below a folder charts are looked for, and how many folders are opened for it. */
const MAX_DEPTH = 3;
const MAX_FOLDERS = 500;

const SKIPPED = new Set(['node_modules', 'vendor', 'target']);

/**
 * Charts in the folders below one that is no chart itself, nearest first. Subcharts, hidden
 * folders and symbolic links are left out; folders that can't be read are passed over.
 *
 * @param maxCharts - how many are looked for
 * @returns paths relative to the folder, with forward slashes
 */
export async function findCharts(
  folder: string,
  maxCharts: number,
): Promise<string[]> {
  const charts: string[] = [];
  const pending = [''];
  let opened = 0;
  while (pending.length > 0 && opened < MAX_FOLDERS) {
    const at = pending.shift() ?? '';
    const entries = await readEntries(path.join(folder, at));
    opened++;
    if (entries.some(entry => entry.name === 'Chart.yaml' && entry.isFile())) {
      charts.push(at);
      if (charts.length === maxCharts) break;
    } else if (depthOf(at) < MAX_DEPTH) {
      const below = entries
        .filter(entry => entry.isDirectory() && !isSkipped(entry.name))
        .map(({ name }) => (at ? `${at}/${name}` : name));
      pending.push(...below.sort());
    }
  }
  return charts;
}

async function readEntries(folder: string) {
  return fs.readdir(folder, { withFileTypes: true }).catch(() => []);
}

function depthOf(folder: string): number {
  return folder ? folder.split('/').length : 0;
}

function isSkipped(name: string): boolean {
  return name.startsWith('.') || SKIPPED.has(name);
}
