import { DependencySourceId } from '@helm-audit/plugin-helm-audit-common';
import { projectOf } from '../facts/oss/assess';
import type { Inventory, InventoryItem } from '../facts/oss/inventory';
import type { UpstreamSources } from '../gatherers/upstream';
import { CachedSource, SourceContext } from './cachedSource';
import { askArtifactHub } from './clients/artifactHub';
import { askDepsDev } from './clients/depsDev';
import { askEndOfLife } from './clients/endOfLife';
import { HelmIndexClient } from './clients/helmIndex';
import { askRegistry } from './clients/ociRegistry';
import { OsvClient } from './clients/osv';
import { askScorecard } from './clients/scorecard';
import {
  Answer,
  ComponentEvidence,
  ProjectEvidence,
  UpstreamEvidence,
} from './evidence';
import { HttpClient } from './http/httpClient';
import { Privacy } from './privacy';
import { SourcesSettings } from './settings';
import { SourceCache } from './cache/sourceCache';
import { Tally } from './tally';
import { exactVersion } from './exactVersion';

/** Forges that deps.dev and OpenSSF Scorecard know. */
const KNOWN_FORGE = /^(github\.com|gitlab\.com)\//;

const INEXACT: Answer<never> = {
  state: 'withheld',
  reason: 'its tag names no exact version.',
};

/** What sources are made of. */
export interface SourcesOptions {
  settings: SourcesSettings;
  cache: SourceCache;
  /** Answers that were brought along from where there is a network. */
  snapshot?: SourceCache;
  http?: HttpClient;
  now?: () => Date;
}

/** Asks all sources about what charts build on. One is made for all audits of a process. */
export class NetworkSources implements UpstreamSources {
  readonly #http: HttpClient;
  readonly #settings: SourcesSettings;
  readonly #privacy: Privacy;
  readonly #sources: Record<DependencySourceId, CachedSource>;
  readonly #index: HelmIndexClient;
  readonly #osv: OsvClient;

  constructor(options: SourcesOptions) {
    const { settings, cache, snapshot, now = () => new Date() } = options;
    this.#http = options.http ?? new HttpClient();
    this.#settings = settings;
    this.#privacy = new Privacy(settings);
    const context: SourceContext = { http: this.#http, cache, snapshot, now };
    const make = (id: DependencySourceId) =>
      new CachedSource(id, settings.sources[id], context);
    this.#sources = {
      helmIndex: make('helmIndex'),
      ociRegistry: make('ociRegistry'),
      depsDev: make('depsDev'),
      scorecard: make('scorecard'),
      osv: make('osv'),
      endOfLife: make('endOfLife'),
      artifactHub: make('artifactHub'),
    };
    this.#index = new HelmIndexClient(
      this.#sources.helmIndex,
      this.#privacy.isTrustedHost,
    );
    this.#osv = new OsvClient(this.#sources.osv);
  }

  async ask(
    { items }: Inventory,
    date: string,
    signal?: AbortSignal,
  ): Promise<UpstreamEvidence> {
    const tally = new Tally(this.#settings.sources);
    const deadline = AbortSignal.any([
      AbortSignal.timeout(this.#settings.budgetMs),
      ...(signal ? [signal] : []),
    ]);
    const put = <T>(id: DependencySourceId, asked: Promise<Answer<T>>) =>
      tally.count(id, inTime(asked, deadline));
    const foreign = items.filter(({ isOwn }) => !isOwn);
    const components = Object.fromEntries(
      await Promise.all(
        foreign.map(
          async item => [item.id, await this.#askAbout(item, put)] as const,
        ),
      ),
    );
    const named = groupByProject(foreign, components);
    const projects = Object.fromEntries(
      await Promise.all(
        [...named].map(
          async ([project, from]) =>
            [project, await this.#askAboutProject(project, from, put)] as const,
        ),
      ),
    );
    signal?.throwIfAborted();
    return { date, sources: tally.statuses(), components, projects };
  }

  /** Ends what is under way. */
  close(): Promise<void> {
    return this.#http.close();
  }

  async #askAbout(item: InventoryItem, put: Put): Promise<ComponentEvidence> {
    const asked = item.image
      ? this.#imageQuestions(item, put)
      : this.#chartQuestions(item, put);
    const answers = await Promise.all(
      Object.entries(asked).map(async ([name, answer]) => [name, await answer]),
    );
    return Object.fromEntries(answers);
  }

  #chartQuestions(item: InventoryItem, put: Put): Questions {
    const { name, origin, version } = item;
    if (!origin || !/^(https?|oci):\/\//.test(origin)) return {};
    if (!this.#privacy.mayAskRepository(origin)) {
      return { index: this.#withhold('helmIndex', put) };
    }
    if (origin.startsWith('oci://')) {
      const artifact = {
        name: `${origin.slice('oci://'.length).replace(/\/+$/, '')}/${name}`,
        tag: version?.replace('+', '_'),
      };
      return { registry: put('ociRegistry', this.#askRegistry(artifact)) };
    }
    const mayTell = this.#privacy.mayTell(item, `${origin}/${name}`);
    return {
      index: put('helmIndex', this.#index.ask(origin, name)),
      artifactHub: mayTell
        ? put(
            'artifactHub',
            askArtifactHub(this.#sources.artifactHub, name, origin),
          )
        : this.#withhold('artifactHub', put),
    };
  }

  #imageQuestions(
    { image, product, version }: InventoryItem,
    put: Put,
  ): Questions {
    if (!image) return {};
    const { endOfLife, osv } = product ?? {};
    const release = osv && version ? exactVersion(osv, version) : undefined;
    return {
      registry: this.#privacy.mayAskRegistry(image.name)
        ? put('ociRegistry', this.#askRegistry(image))
        : this.#withhold('ociRegistry', put),
      ...(endOfLife && {
        endOfLife: put(
          'endOfLife',
          askEndOfLife(this.#sources.endOfLife, endOfLife),
        ),
      }),
      ...(osv && {
        vulnerabilities: release
          ? put('osv', this.#osv.ask(osv, release))
          : put('osv', Promise.resolve(INEXACT)),
      }),
    };
  }

  #askRegistry(artifact: { name: string; tag?: string; digest?: string }) {
    return askRegistry(
      this.#sources.ociRegistry,
      {
        credentials: this.#settings.registries,
        isTrustedHost: this.#privacy.isTrustedHost,
      },
      artifact,
    );
  }

  #withhold(id: DependencySourceId, put: Put): Promise<Answer<never>> {
    const answer: Answer<never> = this.#settings.sources[id].enabled
      ? {
          state: 'withheld',
          reason: 'not asked, for nothing shows that its name is public.',
        }
      : { state: 'disabled', reason: 'It is switched off.' };
    return put<never>(id, Promise.resolve(answer));
  }

  async #askAboutProject(
    project: string,
    from: InventoryItem[],
    put: Put,
  ): Promise<ProjectEvidence> {
    if (!from.some(item => this.#privacy.mayTell(item, project))) {
      return {
        depsDev: await this.#withhold('depsDev', put),
        scorecard: await this.#withhold('scorecard', put),
      };
    }
    const [depsDev, scorecard] = await Promise.all([
      put('depsDev', askDepsDev(this.#sources.depsDev, project)),
      put('scorecard', askScorecard(this.#sources.scorecard, project)),
    ]);
    return { depsDev, scorecard };
  }
}

/** Items by the project that they come from, where that is on a known forge. */
function groupByProject(
  items: InventoryItem[],
  components: Record<string, ComponentEvidence>,
): Map<string, InventoryItem[]> {
  const projects = new Map<string, InventoryItem[]>();
  for (const item of items) {
    const id = projectOf(item, components[item.id])?.id;
    if (id && KNOWN_FORGE.test(id)) {
      projects.set(id, [...(projects.get(id) ?? []), item]);
    }
  }
  return projects;
}

type Put = <T>(
  id: DependencySourceId,
  asked: Promise<Answer<T>>,
) => Promise<Answer<T>>;

type Questions = {
  [K in keyof ComponentEvidence]: Promise<NonNullable<ComponentEvidence[K]>>;
};

/** An answer that does not come in time may still come for the next audit. */
async function inTime<T>(
  asked: Promise<Answer<T>>,
  deadline: AbortSignal,
): Promise<Answer<T>> {
  const late: Answer<T> = {
    state: 'unavailable',
    reason: 'It did not answer in the time that an audit has for it.',
  };
  if (deadline.aborted) return late;
  let stop = () => {};
  const timeUp = new Promise<Answer<T>>(resolve => {
    stop = () => resolve(late);
    deadline.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([asked, timeUp]);
  } finally {
    deadline.removeEventListener('abort', stop);
  }
}
