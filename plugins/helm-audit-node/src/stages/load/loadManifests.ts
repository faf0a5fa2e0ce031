import { promises as fs } from 'node:fs';
import path from 'node:path';
import { AuditFailure, codeOf } from '../../errors';
import { NO_CONFIG } from './config';
import { assertWithinLimits, readDirectory } from './readDirectory';
import { FileTree, LoadedChart, LoadLimits } from './types';

const MANIFEST_FILE = /\.(ya?ml|json)$/i;

/**
 * Reads a file or a folder of plain Kubernetes manifests.
 *
 * @throws AuditFailure `link-not-found`, `no-manifests`
 */
export async function loadManifests(
  target: string,
  limits: LoadLimits,
): Promise<LoadedChart> {
  const all = await readTarget(target, limits);
  const files = new Map([...all].filter(([file]) => MANIFEST_FILE.test(file)));
  if (files.size === 0) {
    throw new AuditFailure(
      'no-manifests',
      `${target} holds no .yaml, .yml or .json file.`,
      'Point at a manifest or at a folder of manifests.',
    );
  }
  return {
    kind: 'manifests',
    metadata: {
      name: path.basename(path.resolve(target)),
      version: '',
      type: 'application',
      sources: [],
      keywords: [],
      maintainers: [],
      annotations: {},
      deprecated: false,
      dependencies: [],
    },
    files,
    archives: [],
    values: {},
    dependencies: [],
    subcharts: [],
    scenarios: [
      { name: 'manifests', valuesFiles: [], source: 'plain manifests' },
    ],
    config: NO_CONFIG,
    pathInRepository: '.',
  };
}

async function readTarget(
  target: string,
  limits: LoadLimits,
): Promise<FileTree> {
  try {
    const stats = await fs.stat(target);
    if (stats.isDirectory()) return await readDirectory(target, limits);
    const name = path.basename(target);
    assertWithinLimits(name, stats.size, stats.size, 1, limits);
    return new Map([[name, await fs.readFile(target)]]);
  } catch (error) {
    if (error instanceof AuditFailure) throw error;
    throw new AuditFailure(
      'link-not-found',
      `${target} can't be read (${codeOf(error)}).`,
      'Check the path to the manifests.',
    );
  }
}
