import { createHash } from 'node:crypto';
import { promises as fs } from 'node:fs';
import { z } from 'zod';
import { AuditFailure, codeOf } from '../../errors';
import { CacheEntry, SourceCache } from './sourceCache';

/** One file with answers, to be carried to where there is no network. */
const SNAPSHOT = z.object({
  format: z.literal('helm-audit-sources'),
  version: z.literal(1),
  createdAt: z.string().datetime(),
  /** SHA-256 of the entries, against files that were cut short. */
  sha256: z.string(),
  entries: z.array(
    z.tuple([
      z.string(),
      z.object({
        value: z.unknown(),
        asOf: z.string().datetime(),
        etag: z.string().optional(),
      }),
    ]),
  ),
});

/** The text of a snapshot with these entries. */
export function writeSnapshot(
  entries: Array<[string, CacheEntry]>,
  createdAt: Date,
): string {
  return `${JSON.stringify({
    format: 'helm-audit-sources',
    version: 1,
    createdAt: createdAt.toISOString(),
    sha256: digestOf(entries),
    entries,
  })}\n`;
}

/**
 * Reads a snapshot.
 *
 * @throws AuditFailure `bad-snapshot`
 */
export async function readSnapshot(
  file: string,
): Promise<Array<[string, CacheEntry]>> {
  let content: unknown;
  try {
    content = JSON.parse(await fs.readFile(file, 'utf8'));
  } catch (error) {
    throw badSnapshot(
      file,
      error instanceof SyntaxError ? 'it is no JSON' : codeOf(error),
    );
  }
  const parsed = SNAPSHOT.safeParse(content);
  if (!parsed.success) throw badSnapshot(file, 'it has another form');
  const entries = parsed.data.entries as Array<[string, CacheEntry]>;
  if (digestOf(entries) !== parsed.data.sha256) {
    throw badSnapshot(file, 'its entries were changed or cut short');
  }
  return entries;
}

/** Answers of a snapshot. Nothing is added to them. */
export class SnapshotCache implements SourceCache {
  readonly #entries: ReadonlyMap<string, CacheEntry>;

  constructor(entries: Array<[string, CacheEntry]>) {
    this.#entries = new Map(entries);
  }

  async get(key: string): Promise<CacheEntry | undefined> {
    return this.#entries.get(key);
  }

  async set(): Promise<void> {}
}

function digestOf(entries: Array<[string, CacheEntry]>): string {
  return createHash('sha256').update(JSON.stringify(entries)).digest('hex');
}

function badSnapshot(file: string, reason: string): AuditFailure {
  return new AuditFailure(
    'bad-snapshot',
    `${file} can't be read as a snapshot of sources: ${reason}.`,
    'Make it anew with `helm-audit sources export`.',
  );
}
