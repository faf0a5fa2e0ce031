import { createHash } from 'node:crypto';
import { promises as fs } from 'node:fs';
import path from 'node:path';
import { CacheEntry, isCacheEntry, SourceCache } from './sourceCache';

/** Remembers in a folder, one file an answer, for the command line. */
export class FileCache implements SourceCache {
  constructor(private readonly folder: string) {}

  async get(key: string): Promise<CacheEntry | undefined> {
    const stored = await this.#read(this.#fileOf(key));
    return stored?.key === key ? stored.entry : undefined;
  }

  async set(key: string, entry: CacheEntry): Promise<void> {
    const file = this.#fileOf(key);
    // Written beside and moved, so that nobody reads half of it.
    const draft = `${file}.${process.pid}`;
    try {
      await fs.mkdir(this.folder, { recursive: true });
      await fs.writeFile(draft, JSON.stringify({ key, entry }));
      await fs.rename(draft, file);
    } catch {
      // A cache that can't be written is no reason to fail; the source is asked again.
      await fs.rm(draft, { force: true }).catch(() => {});
    }
  }

  /** All entries with their keys, in the order of their keys. */
  async entries(): Promise<Array<[string, CacheEntry]>> {
    const names = await fs.readdir(this.folder).catch(() => []);
    const all: Array<[string, CacheEntry]> = [];
    for (const name of names.filter(each => each.endsWith('.json'))) {
      const stored = await this.#read(path.join(this.folder, name));
      if (stored) all.push([stored.key, stored.entry]);
    }
    return all.sort(([a], [b]) => (a < b ? -1 : 1));
  }

  async #read(file: string) {
    try {
      const { key, entry } = JSON.parse(await fs.readFile(file, 'utf8'));
      return typeof key === 'string' && isCacheEntry(entry)
        ? { key, entry }
        : undefined;
    } catch {
      return undefined;
    }
  }

  #fileOf(key: string): string {
    const name = createHash('sha256').update(key).digest('hex').slice(0, 40);
    return path.join(this.folder, `${name}.json`);
  }
}
