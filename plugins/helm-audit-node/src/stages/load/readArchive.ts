import path from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { Parser, ReadEntry } from 'tar';
import { AuditFailure, codeOf, messageOf } from '../../errors';
import { assertWithinLimits } from './readDirectory';
import { FileTree, LoadLimits } from './types';

/**
 * Unpacks a packaged chart (`.tgz`) in memory. The folder that every packaged chart has at
 * its top is removed from the paths.
 *
 * @throws AuditFailure `bad-archive`, `link-outside-chart`, `too-large`
 */
export async function readArchive(
  archive: Buffer,
  name: string,
  limits: LoadLimits,
): Promise<FileTree> {
  const unpacked = await unpack(archive, name, limits);
  const files = new Map<string, Buffer>();
  const parser = new Parser({ strict: true });
  let total = 0;
  let failure: unknown;

  await new Promise<void>(resolve => {
    const fail = (error: unknown) => {
      failure ??= error;
      parser.abort(new Error('stopped'));
      resolve();
    };
    parser.on('entry', (entry: ReadEntry) => {
      try {
        const relative = entryPath(entry, name);
        const label = `${name}: ${entry.path}`;
        assertWithinLimits(label, entry.size, total, files.size + 1, limits);
        const chunks: Buffer[] = [];
        entry.on('data', (chunk: Buffer) => {
          total += chunk.length;
          chunks.push(chunk);
          if (total > limits.maxTotalBytes) fail(tooLarge(name, limits));
        });
        entry.on('end', () => {
          if (relative && entry.type !== 'Directory') {
            files.set(relative, Buffer.concat(chunks));
          }
        });
      } catch (error) {
        fail(error);
      }
    });
    parser.on('error', error => fail(badArchive(name, messageOf(error))));
    parser.on('end', resolve);
    parser.end(unpacked);
  });

  if (failure) throw failure;
  if (files.size === 0) throw badArchive(name, 'it holds no files');
  return files;
}

/** Unpacks before anything is parsed, for a small archive may be huge inside. */
async function unpack(
  archive: Buffer,
  name: string,
  limits: LoadLimits,
): Promise<Buffer> {
  try {
    return await promisify(gunzip)(archive, {
      maxOutputLength: limits.maxTotalBytes,
    });
  } catch (error) {
    const isTooLarge = codeOf(error) === 'ERR_BUFFER_TOO_LARGE';
    throw isTooLarge
      ? tooLarge(name, limits)
      : badArchive(name, messageOf(error));
  }
}

/** The entry's path below the archive's top folder, or '' for that folder itself. */
function entryPath(entry: ReadEntry, name: string): string {
  const raw = entry.path.replace(/\\/g, '/');
  const outside =
    path.posix.isAbsolute(raw) ||
    /^[A-Za-z]:/.test(raw) ||
    raw.split('/').includes('..');
  const isLink = ['SymbolicLink', 'Link'].includes(entry.type);
  if (outside || isLink) {
    throw new AuditFailure(
      'link-outside-chart',
      isLink
        ? `${name} holds a link (${raw}), which could lead outside the chart.`
        : `${name} holds the path ${raw}, which leads outside the chart.`,
      'Package the chart again with `helm package`.',
    );
  }
  const parts = raw.split('/').filter(part => part && part !== '.');
  return parts.slice(1).join('/');
}

function badArchive(name: string, reason: string) {
  return new AuditFailure(
    'bad-archive',
    `${name} can't be read as a packaged chart: ${reason}.`,
    'Package the chart again with `helm package`.',
  );
}

function tooLarge(name: string, limits: LoadLimits) {
  return new AuditFailure(
    'too-large',
    `${name} unpacks to more than ${limits.maxTotalBytes} bytes.`,
    'Check what the archive holds; charts are rarely larger than a megabyte.',
  );
}
