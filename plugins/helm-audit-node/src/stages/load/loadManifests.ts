import { promises as fs } from 'node:fs';
import path from 'node:path';
import { AuditFailure, codeOf } from '../../errors';
import { NO_CONFIG } from './config';
import { assertWithinLimits, readDirectory } from './readDirectory';
import { ChartLink, FileTree, LoadedChart, LoadLimits } from './types';

const MANIFEST_FILE = /\.(ya?ml|json)$/i;

/** Plain manifests, wherever they are read from. */
type ManifestsLink = Extract<ChartLink, { kind: 'manifests' }>;

/**
 * Reads a file or a folder of plain Kubernetes manifests. Of a folder only files count that are
 * called as manifests are; what is named by itself counts whatever it is called.
 *
 * @throws AuditFailure `link-not-found`, `no-manifests`
 */
export async function loadManifests(
  link: ManifestsLink,
  limits: LoadLimits,
): Promise<LoadedChart> {
  const files = await readTarget(link, limits);
  if (files.size === 0) {
    throw new AuditFailure(
      'no-manifests',
      `${link.path} holds no .yaml, .yml or .json file.`,
      'Point at a manifest or at a folder of manifests.',
    );
  }
  return {
    kind: 'manifests',
    metadata: {
      name: path.basename(path.resolve(link.path)),
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
  { path: target, content }: ManifestsLink,
  limits: LoadLimits,
): Promise<FileTree> {
  const name = path.basename(target);
  if (content) {
    assertWithinLimits(name, content.length, content.length, 1, limits);
    return new Map([[name, content]]);
  }
  try {
    const stats = await fs.stat(target);
    if (stats.isDirectory()) {
      const all = await readDirectory(target, limits);
      return new Map([...all].filter(([file]) => MANIFEST_FILE.test(file)));
    }
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
