import {
  FileCache,
  readSnapshot,
  writeSnapshot,
} from '@helm-audit/plugin-helm-audit-node';
import { openOutput } from './auditCommand';
import { EXIT } from './exitCodes';
import { cacheFolder, SourceOptions } from './sources';

/**
 * Writes all that is remembered of sources into one file, to be carried to where there is no
 * network.
 *
 * @returns the exit code
 */
export async function exportSources(
  file: string,
  options: SourceOptions,
): Promise<number> {
  const entries = await new FileCache(cacheFolder(options)).entries();
  const sink = await openOutput(file);
  await sink.write(writeSnapshot(entries, new Date()));
  await sink.close();
  process.stderr.write(
    `helm-audit: ${entries.length} ${
      entries.length === 1 ? 'answer' : 'answers'
    } written to ${file}.\n`,
  );
  return EXIT.ok;
}

/**
 * Remembers the answers of a snapshot, unless newer ones are known.
 *
 * @returns the exit code
 * @throws AuditFailure `bad-snapshot`
 */
export async function importSources(
  file: string,
  options: SourceOptions,
): Promise<number> {
  const cache = new FileCache(cacheFolder(options));
  const entries = await readSnapshot(file);
  let taken = 0;
  for (const [key, entry] of entries) {
    const known = await cache.get(key);
    if (known && known.asOf >= entry.asOf) continue;
    await cache.set(key, entry);
    taken++;
  }
  process.stderr.write(
    `helm-audit: ${taken} of ${entries.length} answers of ${file} taken over.\n`,
  );
  return EXIT.ok;
}
