import { promises as fs } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { applyPatch } from './applyPatch';

const PATCH = /^(\d+)-weeks\.patch$/;

/** A version of a service as it was some weeks ago. */
export interface EarlierVersion {
  weeksAgo: number;
  /** A copy of the service's folder; changed when the next version is asked for. */
  folder: string;
}

/** Names of the entities whose earlier versions are kept below a folder. */
export async function listEntities(history: string): Promise<string[]> {
  const entries = await fs.readdir(history, { withFileTypes: true });
  return entries
    .filter(entry => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

/**
 * Walks back through the versions of a service, each patch leading from the version after it
 * to the one before.
 *
 * @param service - folder of the service as it is today, which stays as it is
 * @param patches - folder of its patches
 */
export async function* earlierVersions(
  service: string,
  patches: string,
): AsyncGenerator<EarlierVersion> {
  const copy = await fs.mkdtemp(path.join(os.tmpdir(), 'helm-audit-history-'));
  const folder = path.join(copy, path.basename(service));
  try {
    await fs.cp(service, folder, { recursive: true });
    for (const { weeksAgo, file } of await listPatches(patches)) {
      const patch = await fs.readFile(path.join(patches, file), 'utf8');
      await applyPatch(folder, patch);
      yield { weeksAgo, folder };
    }
  } finally {
    await fs.rm(copy, { recursive: true, force: true });
  }
}

/** Patches of a folder from the newest to the oldest. */
async function listPatches(folder: string) {
  const files = await fs.readdir(folder);
  return files
    .flatMap(file => {
      const weeksAgo = PATCH.exec(file)?.[1];
      return weeksAgo ? [{ weeksAgo: Number(weeksAgo), file }] : [];
    })
    .sort((a, b) => a.weeksAgo - b.weeksAgo);
}
