import type { InventoryItem } from '../facts/oss/inventory';
import { SourcesSettings } from './settings';
import { mayBePublicHost } from './http/addresses';

/** Chart repositories that everybody can read. Kept by hand; others are named by the operator. */
const PUBLIC_REPOSITORIES = new RegExp(
  `^(${[
    // GitHub's pages of public repositories; private ones lie below pages.github.io.
    '[\\w-]+\\.github\\.io',
    'charts\\.bitnami\\.com',
    'charts\\.crossplane\\.io',
    'charts\\.fluxcd\\.io',
    'charts\\.gitlab\\.io',
    'charts\\.helm\\.sh',
    'charts\\.jenkins\\.io',
    'charts\\.jetstack\\.io',
    'charts\\.konghq\\.com',
    'charts\\.longhorn\\.io',
    'charts\\.min\\.io',
    'helm\\.cilium\\.io',
    'helm\\.datadoghq\\.com',
    'helm\\.elastic\\.co',
    'helm\\.goharbor\\.io',
    'helm\\.linkerd\\.io',
    'helm\\.releases\\.hashicorp\\.com',
    'helm\\.traefik\\.io',
    'registry-1\\.docker\\.io/bitnamicharts',
  ].join('|')})(/|$)`,
);

/** Decides what may be told to whom. In doubt nothing is. */
export class Privacy {
  readonly #public: RegExp[];
  readonly #private: RegExp[];
  readonly #trusted: ReadonlySet<string>;

  constructor(settings: SourcesSettings) {
    this.#public = settings.publicNames.map(toPattern);
    this.#private = settings.privateNames.map(toPattern);
    this.#trusted = new Set([
      ...settings.trustedHosts,
      ...settings.registries.map(({ host }) => host),
    ]);
  }

  /** Whether the operator named the host, as one of their own. */
  readonly isTrustedHost = (host: string): boolean => this.#trusted.has(host);

  /** Whether a chart's repository may be asked about its own charts. */
  mayAskRepository(address: string): boolean {
    return !this.#isPrivate(address) && this.#isReachable(hostOf(address));
  }

  /** Whether an image's registry may be asked about its own images. */
  mayAskRegistry(name: string): boolean {
    return !this.#isPrivate(name) && this.#isReachable(name.split('/')[0]);
  }

  /**
   * Whether a third party may be told the name of a chart or of its project: only what is
   * published where everybody can read it.
   */
  mayTell(
    item: Pick<InventoryItem, 'isOwn' | 'name'> & Partial<InventoryItem>,
    name: string,
  ): boolean {
    if (item.isOwn || this.#isPrivate(name) || this.#isPrivate(item.name)) {
      return false;
    }
    if (this.#isPublic(name)) return true;
    if (item.image) return item.product?.project === name;
    if (!item.origin || this.#isPrivate(item.origin)) return false;
    return (
      PUBLIC_REPOSITORIES.test(bare(item.origin)) || this.#isPublic(item.origin)
    );
  }

  #isPublic(name: string): boolean {
    return this.#public.some(pattern => pattern.test(bare(name)));
  }

  #isPrivate(name: string): boolean {
    return this.#private.some(pattern => pattern.test(bare(name)));
  }

  #isReachable(host: string): boolean {
    const name = host.replace(/:\d+$/, '');
    return this.isTrustedHost(host) || mayBePublicHost(name);
  }
}

/** A pattern with `*` for any text, against the beginning of a name. */
function toPattern(text: string): RegExp {
  const escaped = bare(text)
    .split('*')
    .map(part => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${escaped.join('.*')}(/|$)`, 'i');
}

function bare(address: string): string {
  return address.replace(/^[a-z]+:\/\//i, '').replace(/\/+$/, '');
}

function hostOf(address: string): string {
  return bare(address).split('/')[0];
}
