import path from 'node:path';
import {
  ANNOTATION_LOCATION,
  ANNOTATION_SOURCE_LOCATION,
  Entity,
  parseLocationRef,
} from '@backstage/catalog-model';
import { ScmIntegrationRegistry } from '@backstage/integration';
import { ANNOTATIONS } from '@helm-audit/plugin-helm-audit-common';
import { AuditFailure } from '@helm-audit/plugin-helm-audit-node';
import { ChartLocation } from './ChartLocation';
import { asFolder, locateTree } from './locateTree';
import { leavesFolder, outsideFolder } from './outsideFolder';

const LINK_FORMS =
  'Write a path relative to the folder of the catalog file (`./deploy/chart`), or the absolute https URL of a folder or of a packaged chart (`.tgz`).';

/**
 * Finds where the chart of an entity lies from its annotations. Reads nothing.
 *
 * @throws AuditFailure when the link can't be followed
 */
export function resolveChartLocation(
  entity: Entity,
  integrations: ScmIntegrationRegistry,
): ChartLocation {
  const link = readLink(entity);
  if (/^https?:\/\//i.test(link)) return absoluteLocation(link, integrations);
  if (/^[a-z][a-z0-9+.-]*:/i.test(link)) throw unsupportedLink(link);
  return relativeLocation(entity, link, integrations);
}

function readLink(entity: Entity): string {
  const links = (entity.metadata.annotations?.[ANNOTATIONS.chart] ?? '')
    .split(/[,\n]/)
    .map(link => link.trim())
    .filter(Boolean);
  if (links.length === 0) {
    throw new AuditFailure(
      'link-empty',
      `The annotation ${ANNOTATIONS.chart} is empty.`,
      LINK_FORMS,
    );
  }
  if (links.length > 1) {
    throw new AuditFailure(
      'several-links',
      `The annotation ${ANNOTATIONS.chart} links ${links.length} charts. One chart is audited for each entity, and none was chosen for you.`,
      'Keep the link to the chart that deploys this entity, and describe each further chart as an entity of its own.',
    );
  }
  return links[0];
}

function absoluteLocation(
  link: string,
  integrations: ScmIntegrationRegistry,
): ChartLocation {
  if (!URL.canParse(link)) {
    throw new AuditFailure(
      'link-unsupported',
      `The chart link "${link}" is not a valid URL.`,
      LINK_FORMS,
    );
  }
  const url = new URL(link);
  if (url.username || url.password) {
    throw new AuditFailure(
      'link-unsupported',
      'The chart link holds credentials, which everyone who reads the catalog can see.',
      'Revoke them, remove them from the link, and configure the host under `integrations` in app-config.',
    );
  }
  return isArchive(url.pathname)
    ? { kind: 'archive', url: link }
    : locateTree(asFolder(link), '.', integrations);
}

function unsupportedLink(link: string): AuditFailure {
  if (link.toLowerCase().startsWith('oci:')) {
    return new AuditFailure(
      'link-unsupported',
      `The chart link "${link}" leads to an OCI registry, which can't be read yet.`,
      'Link the folder of the chart in its repository, or a packaged chart behind an https URL.',
    );
  }
  if (link.toLowerCase().startsWith('file:')) {
    return new AuditFailure(
      'link-outside-folder',
      `The chart link "${link}" is an absolute path on disk.`,
      LINK_FORMS,
    );
  }
  return new AuditFailure(
    'link-unsupported',
    `The chart link "${link}" is of a kind that can't be read.`,
    LINK_FORMS,
  );
}

function relativeLocation(
  entity: Entity,
  link: string,
  integrations: ScmIntegrationRegistry,
): ChartLocation {
  const chartPath = path.posix.normalize(link.replace(/\\/g, '/'));
  if (path.posix.isAbsolute(chartPath)) throw outsideFolder(link);
  const annotations = entity.metadata.annotations ?? {};
  const managedBy = parseLocation(annotations[ANNOTATION_LOCATION]);
  if (managedBy?.type === 'file') {
    if (leavesFolder(chartPath)) throw outsideFolder(link);
    return {
      kind: 'folder',
      root: path.dirname(path.resolve(managedBy.target)),
      path: chartPath,
    };
  }
  const source = parseLocation(annotations[ANNOTATION_SOURCE_LOCATION]);
  if (source?.type === 'url' && URL.canParse(source.target)) {
    return locateTree(asFolder(source.target), chartPath, integrations);
  }
  if (managedBy?.type === 'url' && URL.canParse(managedBy.target)) {
    const folder = new URL('.', managedBy.target).toString();
    return locateTree(folder, chartPath, integrations);
  }
  throw new AuditFailure(
    'source-location-missing',
    `The chart link "${link}" is a relative path, but the catalog doesn't say where the entity comes from.`,
    `Add the annotation ${ANNOTATION_SOURCE_LOCATION}, such as \`url:https://github.com/acme/shop/tree/main/\`, or link the chart by its absolute URL.`,
  );
}

/** Whether a path or URL path names a packaged chart. */
export function isArchive(name: string): boolean {
  return /\.(tgz|tar\.gz)$/i.test(name);
}

function parseLocation(ref: string | undefined) {
  try {
    return ref ? parseLocationRef(ref) : undefined;
  } catch {
    return undefined;
  }
}
