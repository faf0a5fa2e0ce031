import { readChartMetadata } from './chartMetadata';
import { readArchive } from './readArchive';
import { assertWithinLimits } from './readDirectory';
import { FileTree, LoadLimits, UnpackedArchive } from './types';

const ARCHIVE = /^((?:charts\/[^/]+\/)*charts)\/([^/]+)\.(tgz|tar\.gz)$/;

/** How deep packed charts may hold packed charts. */
const MAX_DEPTH = 8;

/**
 * Puts the files of packed subcharts in the place of their archives, so that everything
 * after sees one tree of files within one limit.
 *
 * @returns the files, and what was unpacked to where
 * @throws AuditFailure `bad-archive`, `link-outside-chart`, `too-large`
 */
export async function unpackVendored(
  files: FileTree,
  limits: LoadLimits,
): Promise<{ files: FileTree; archives: UnpackedArchive[] }> {
  const all = new Map(files);
  const archives: UnpackedArchive[] = [];
  for (let depth = 0; depth < MAX_DEPTH; depth++) {
    const packed = [...all].filter(([file]) => ARCHIVE.test(file));
    if (packed.length === 0) break;
    for (const [file, content] of packed) {
      all.delete(file);
      const unpacked = await readArchive(content, file, limits);
      const folder = folderFor(file, readChartMetadata(unpacked).name, all);
      archives.push({ path: file, folder });
      for (const [path, text] of unpacked) all.set(`${folder}/${path}`, text);
      assertWithinLimits(file, 0, totalBytes(all), all.size, limits);
    }
  }
  return { files: all, archives };
}

/** Named after the chart, as Helm calls it; after the archive when that name is taken. */
function folderFor(file: string, chart: string, files: FileTree): string {
  const [, parent, archive] = ARCHIVE.exec(file) ?? [];
  const isTaken = files.has(`${parent}/${chart}/Chart.yaml`);
  return `${parent}/${isTaken ? archive : chart}`;
}

function totalBytes(files: FileTree): number {
  return [...files.values()].reduce((sum, { length }) => sum + length, 0);
}
