import { ProjectReference } from '@helm-audit/plugin-helm-audit-common';

/** Hosts whose addresses name a repository by owner and name. */
const FORGES = new Set([
  'github.com',
  'gitlab.com',
  'bitbucket.org',
  'codeberg.org',
]);

/** First parts of addresses on a forge that name no owner. */
const NOT_OWNERS = new Set(['orgs', 'topics', 'sponsors', 'features', 'about']);

const SEGMENT = /^[\w][\w.-]*$/;

/** The repository that an address leads to, such as `github.com/grafana/loki`. */
export function projectOfUrl(url: string): string | undefined {
  const text = url.replace(/^git\+|^scm:git:/, '').replace(/^git:/, 'https:');
  if (!URL.canParse(text)) return undefined;
  const { hostname, pathname, protocol } = new URL(text);
  const host = hostname.replace(/^www\./, '');
  if (!/^https?:$|^ssh:$/.test(protocol) || !FORGES.has(host)) return undefined;
  const [owner = '', name = ''] = pathname.split('/').filter(Boolean);
  const repository = name.replace(/\.git$/, '');
  if (!SEGMENT.test(owner) || !SEGMENT.test(repository)) return undefined;
  if (NOT_OWNERS.has(owner)) return undefined;
  return `${host}/${owner}/${repository}`;
}

/** The project behind GitHub Pages: `https://grafana.github.io/helm-charts`. */
export function projectOfPages(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { hostname, pathname } = new URL(url);
  const owner = hostname.match(/^([\w-]+)\.github\.io$/)?.[1];
  const [name] = pathname.split('/').filter(Boolean);
  return owner && name && SEGMENT.test(name)
    ? `github.com/${owner}/${name}`
    : undefined;
}

/** What is known of where a chart comes from. */
export interface ChartOrigin {
  /** Chart repository. */
  repository?: string;
  /** Home and sources of its Chart.yaml. */
  upstream: string[];
  /** Where its index lets it be downloaded from. */
  urls?: string[];
}

/**
 * The project that a chart comes from. Its own word counts first; where it names several, the
 * one whose owner also owns the chart repository.
 */
export function projectOfChart({
  repository = '',
  upstream,
  urls = [],
}: ChartOrigin): ProjectReference | undefined {
  const named = [...new Set(upstream.flatMap(url => projectOfUrl(url) ?? []))];
  const pages = projectOfPages(repository);
  const agreed =
    named.find(id => id.toLowerCase() === pages?.toLowerCase()) ??
    named.find(id => ownerOf(id) === ownerOf(pages));
  if (agreed) return found(agreed, 'chart-sources', 'high');
  if (named.length === 1) return found(named[0], 'chart-sources', 'high');
  const downloaded = urls.flatMap(url => projectOfRelease(url) ?? [])[0];
  if (downloaded) return found(downloaded, 'index-urls', 'high');
  if (named.length > 1) return found(named[0], 'chart-sources', 'medium');
  return pages ? found(pages, 'pages-host', 'medium') : undefined;
}

/** The project that offers a file among its releases or on its pages. */
function projectOfRelease(url: string): string | undefined {
  const isRelease = /\/releases\/download\//.test(url);
  return (isRelease ? projectOfUrl(url) : undefined) ?? projectOfPages(url);
}

/** What is known of where an image comes from. */
export interface ImageOrigin {
  /** Registry and repository, such as `ghcr.io/owner/name`. */
  name: string;
  /** Its label `org.opencontainers.image.source`. */
  source?: string;
  /** The project that a table kept by hand names. */
  curated?: string;
}

/** The project that an image is built from. */
export function projectOfImage({
  name,
  source,
  curated,
}: ImageOrigin): ProjectReference | undefined {
  const labelled = source && projectOfUrl(source);
  if (labelled) return found(labelled, 'image-label', 'high');
  if (curated) return found(curated, 'curated', 'high');
  const [host, owner, repository] = name.split('/');
  if (!owner || !repository) return undefined;
  const id = `github.com/${owner}/${repository}`;
  if (host === 'ghcr.io') return found(id, 'registry-path', 'medium');
  return host === 'quay.io' ? found(id, 'registry-path', 'low') : undefined;
}

function ownerOf(id: string | undefined): string | undefined {
  return id?.split('/').slice(0, 2).join('/').toLowerCase();
}

function found(
  id: string,
  method: ProjectReference['method'],
  confidence: ProjectReference['confidence'],
): ProjectReference {
  return { id, method, confidence };
}
