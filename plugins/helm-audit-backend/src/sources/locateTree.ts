import path from 'node:path';
import { ScmIntegrationRegistry } from '@backstage/integration';
import { ChartLocation } from './ChartLocation';
import { leavesFolder, outsideFolder } from './outsideFolder';

/** Hosts whose URLs hold the path within the repository, so that its root can be told. */
const REPOSITORY_HOSTS = new Set([
  'github',
  'gitlab',
  'gitea',
  'bitbucketCloud',
  'bitbucketServer',
]);

/**
 * Locates a chart below a folder behind a URL. Where the host is known, the whole repository
 * is read, because pipelines, owners and tests often lie at its root; else the folder only.
 *
 * @param folderUrl - URL of the folder, ending with a slash
 * @param chartPath - normalised path of the chart relative to it
 * @throws AuditFailure when the chart would lie outside of what is read
 */
export function locateTree(
  folderUrl: string,
  chartPath: string,
  integrations: ScmIntegrationRegistry,
): ChartLocation {
  const root = repositoryRootOf(folderUrl, integrations);
  if (root === undefined) {
    if (leavesFolder(chartPath)) throw outsideFolder(chartPath);
    return { kind: 'tree', url: folderUrl, path: chartPath };
  }
  const { pathname } = new URL(folderUrl);
  const folder = decoded(pathname.slice(new URL(root).pathname.length));
  const pathInRepository = path.posix.join('.', folder, chartPath);
  if (leavesFolder(pathInRepository)) throw outsideFolder(chartPath);
  return { kind: 'tree', url: root, path: pathInRepository };
}

function repositoryRootOf(
  folderUrl: string,
  integrations: ScmIntegrationRegistry,
): string | undefined {
  const integration = integrations.byUrl(folderUrl);
  if (!integration || !REPOSITORY_HOSTS.has(integration.type)) return undefined;
  const root = integration.resolveUrl({ url: '/', base: folderUrl });
  return folderUrl.startsWith(root) ? root : undefined;
}

/** Gives the URL of a folder the slash at its end that relative paths are resolved by. */
export function asFolder(url: string): string {
  const folder = new URL(url);
  // Where the path is a parameter, as on Azure, the rest of the URL names no folder.
  if (!folder.search && !folder.pathname.endsWith('/')) folder.pathname += '/';
  return folder.toString();
}

function decoded(urlPath: string): string {
  try {
    return decodeURIComponent(urlPath);
  } catch {
    return urlPath;
  }
}
