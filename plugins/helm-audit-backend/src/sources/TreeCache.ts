import { promises as fs } from 'node:fs';

/** How long a repository counts as just read, in milliseconds. */
const MAX_AGE_MS = 60_000;

/** Trees that are kept on disk although nobody uses them. */
const MAX_IDLE = 4;

/** One version of a repository on disk. */
export interface Tree {
  folder: string;
  /** Hash of all files in it. */
  contentHash: string;
  etag?: string;
}

interface Entry {
  etag?: string;
  /** Absent when all that is known is the version. */
  tree?: Tree;
  users: number;
  expiresAt: number;
}

/**
 * Shares trees between the charts of one repository. Many entities in a monorepo fall due
 * together; without this, each would download the whole repository after each commit and
 * spend the host's rate limit when nothing changed.
 */
export class TreeCache {
  readonly #now: () => number;
  readonly #current = new Map<string, Entry>();
  readonly #replaced = new Set<Entry>();
  readonly #turns = new Map<string, Promise<unknown>>();
  #timer: NodeJS.Timeout | undefined;

  static create(options: { now?: () => number } = {}): TreeCache {
    return new TreeCache(options.now ?? Date.now);
  }

  private constructor(now: () => number) {
    this.#now = now;
  }

  /**
   * Hands a tree to `use`, either one that was just read or what `load` reads.
   *
   * @param options - `fresh` reads the tree in any case
   * @returns `'unchanged'` when the source is still at `etag`, else what `use` returned
   */
  async read<T>(
    url: string,
    options: { etag?: string; fresh?: boolean },
    load: (etag: string | undefined) => Promise<Tree | 'unchanged'>,
    use: (tree: Tree) => Promise<T>,
  ): Promise<T | 'unchanged'> {
    const entry = await this.#inTurn(url, () =>
      this.#acquire(url, options, load),
    );
    if (!entry?.tree) return 'unchanged';
    try {
      return await use(entry.tree);
    } finally {
      entry.users -= 1;
      await this.#tidy();
    }
  }

  /** Removes all trees that nobody uses. */
  async clear(): Promise<void> {
    clearTimeout(this.#timer);
    for (const entry of this.#current.values()) entry.expiresAt = 0;
    await this.#tidy();
  }

  async #acquire(
    url: string,
    options: { etag?: string; fresh?: boolean },
    load: (etag: string | undefined) => Promise<Tree | 'unchanged'>,
  ): Promise<Entry | undefined> {
    const known = this.#current.get(url);
    if (known && !options.fresh && known.expiresAt > this.#now()) {
      if (options.etag !== undefined && known.etag === options.etag)
        return undefined;
      if (known.tree) {
        known.users += 1;
        return known;
      }
    }
    const loaded = await load(options.fresh ? undefined : options.etag);
    if (loaded === 'unchanged') {
      this.#replace(url, { etag: options.etag, users: 0 });
      return undefined;
    }
    return this.#replace(url, { etag: loaded.etag, tree: loaded, users: 1 });
  }

  #replace(url: string, next: Omit<Entry, 'expiresAt'>): Entry {
    const before = this.#current.get(url);
    if (before) this.#replaced.add(before);
    const entry = { ...next, expiresAt: this.#now() + MAX_AGE_MS };
    this.#current.delete(url);
    this.#current.set(url, entry);
    return entry;
  }

  /** Lets the readers of one URL work one after the other, so that the second finds a tree. */
  async #inTurn<T>(url: string, work: () => Promise<T>): Promise<T> {
    const before = this.#turns.get(url) ?? Promise.resolve();
    const turn = before.then(work, work);
    this.#turns.set(url, turn);
    try {
      return await turn;
    } finally {
      if (this.#turns.get(url) === turn) this.#turns.delete(url);
    }
  }

  async #tidy(): Promise<void> {
    const idle = [...this.#current].filter(([, { users }]) => users === 0);
    const excess = idle.slice(0, Math.max(0, idle.length - MAX_IDLE));
    const expired = idle.filter(
      ([, { expiresAt }]) => expiresAt <= this.#now(),
    );
    for (const [url, entry] of [...excess, ...expired]) {
      this.#current.delete(url);
      this.#replaced.add(entry);
    }
    const unused = [...this.#replaced].filter(({ users }) => users === 0);
    for (const entry of unused) {
      this.#replaced.delete(entry);
      if (entry.tree) {
        await fs.rm(entry.tree.folder, { recursive: true, force: true });
      }
    }
    this.#tidyLater();
  }

  #tidyLater(): void {
    clearTimeout(this.#timer);
    if (this.#current.size === 0) return;
    this.#timer = setTimeout(() => this.#tidy(), MAX_AGE_MS);
    this.#timer.unref();
  }
}
