import semver from 'semver';
import { z } from 'zod';
import { JsonMap, isMap, listAt, stringAt } from '../../json';
import { CachedSource } from '../cachedSource';
import { Answer, ChartRelease, IndexedChart } from '../evidence';
import { SourceError } from '../http/sourceError';
import { scanIndex } from './indexScanner';

/** The largest public indexes are some 60 MB. */
const MAX_BYTES = 200 * 1024 * 1024;

/** Releases of one chart that are remembered, the newest. */
const MAX_RELEASES = 1000;

/** Names that one index is searched for at once: those that were asked for last. */
const MAX_NAMES = 200;

const RELEASE: z.ZodType<ChartRelease> = z.object({
  version: z.string(),
  appVersion: z.string().optional(),
  created: z.string().optional(),
  deprecated: z.boolean().optional(),
  kubeVersion: z.string().optional(),
});

const CHART: z.ZodType<IndexedChart> = z.object({
  releases: z.array(RELEASE),
  upstream: z.array(z.string()),
  urls: z.array(z.string()),
  maintainers: z.number(),
  license: z.string().optional(),
});

/** Charts by name; null where the index was searched and has no such chart. */
const INDEX = z.record(CHART.nullable());

type Index = z.infer<typeof INDEX>;

/**
 * Asks chart repositories. Each index is read as a stream, and of it only the charts that
 * somebody asked for are kept, whichever audit that was.
 */
export class HelmIndexClient {
  readonly #wanted = new Map<string, Set<string>>();

  constructor(
    private readonly source: CachedSource,
    private readonly isTrustedHost: (host: string) => boolean,
  ) {}

  /** @param repository - address of the repository, without credentials */
  async ask(repository: string, name: string): Promise<Answer<IndexedChart>> {
    const url = indexUrl(repository);
    if (!url) {
      return { state: 'withheld', reason: `${repository} is no web address.` };
    }
    const wanted = this.#want(url, name);
    // An index that is being read already may be searched for other charts only.
    for (let attempt = 0; ; attempt++) {
      const answer = await this.#read(url, name, wanted);
      if (!('value' in answer)) return answer;
      if (answer.value === null) return { ...answer, value: null };
      if (Object.hasOwn(answer.value, name)) {
        return { ...answer, value: answer.value[name] };
      }
      if (attempt > 0) {
        return {
          state: 'unavailable',
          reason: `the index of ${url.host} was searched for other charts only.`,
        };
      }
    }
  }

  /** Remembers that a name is asked for, as the last of not too many. */
  #want(url: URL, name: string): Set<string> {
    const wanted = this.#wanted.get(url.href) ?? new Set();
    this.#wanted.set(url.href, wanted);
    wanted.delete(name);
    wanted.add(name);
    const [oldest] = wanted;
    if (wanted.size > MAX_NAMES) wanted.delete(oldest);
    return wanted;
  }

  #read(url: URL, name: string, wanted: Set<string>): Promise<Answer<Index>> {
    return this.source.ask({
      key: url.href,
      schema: INDEX,
      isEnough: index => index !== null && Object.hasOwn(index, name),
      load: async known => {
        const names = [
          name,
          ...[...wanted].reverse(),
          ...Object.keys(known?.value ?? {}),
        ];
        const answer = await this.source.context.http.request(
          {
            url,
            isTrusted: this.isTrustedHost(url.host),
            timeoutMs: this.source.settings.timeoutMs,
            maxBytes: MAX_BYTES,
            etag: known?.etag,
          },
          body =>
            readIndex(
              body,
              new Set([...new Set(names)].slice(0, MAX_NAMES)),
              url.host,
            ),
        );
        return { etag: answer.header('etag'), value: answer.value };
      },
    });
  }
}

function indexUrl(repository: string): URL | undefined {
  if (!/^https?:\/\//.test(repository) || !URL.canParse(repository)) {
    return undefined;
  }
  const url = new URL(repository);
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/index.yaml`;
  return url;
}

async function readIndex(
  body: AsyncIterable<Buffer>,
  names: Set<string>,
  host: string,
): Promise<Index> {
  const found = new Map<
    string,
    { newest: JsonMap; releases: ChartRelease[] }
  >();
  const isIndex = await scanIndex(body, names, (name, entry) => {
    const release = releaseOf(entry);
    if (!release) return;
    const chart = found.get(name) ?? { newest: entry, releases: [] };
    chart.releases.push(release);
    const newest = stringAt(chart.newest, 'version') ?? '';
    if (compare(release.version, newest) > 0) chart.newest = entry;
    found.set(name, chart);
  });
  if (!isIndex) {
    throw new SourceError('bad-response', `${host} sends no chart index.`);
  }
  return Object.fromEntries(
    [...names].map(name => [name, describe(found.get(name))]),
  );
}

function describe(
  chart: { newest: JsonMap; releases: ChartRelease[] } | undefined,
): IndexedChart | null {
  if (!chart) return null;
  const { newest, releases } = chart;
  const home = stringAt(newest, 'home');
  return {
    releases: releases
      .sort((a, b) => compare(b.version, a.version))
      .slice(0, MAX_RELEASES),
    upstream: [...(home ? [home] : []), ...texts(newest, 'sources')],
    urls: texts(newest, 'urls'),
    maintainers: listAt(newest, 'maintainers').filter(isMap).length,
    license: stringAt(newest, 'annotations', 'artifacthub.io/license'),
  };
}

function releaseOf(entry: JsonMap): ChartRelease | undefined {
  const version = scalar(entry.version);
  if (!version || !semver.valid(version, { loose: true })) return undefined;
  return {
    version,
    appVersion: scalar(entry.appVersion),
    created: stringAt(entry, 'created'),
    deprecated: entry.deprecated === true || undefined,
    kubeVersion: scalar(entry.kubeVersion),
  };
}

function compare(a: string, b: string): number {
  if (!semver.valid(b, { loose: true })) return 1;
  return semver.compare(a, b, { loose: true });
}

function texts(entry: JsonMap, key: string): string[] {
  return listAt(entry, key).filter(
    (each): each is string => typeof each === 'string',
  );
}

function scalar(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number'
    ? String(value)
    : undefined;
}
