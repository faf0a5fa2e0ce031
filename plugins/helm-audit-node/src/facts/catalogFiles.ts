import { posix } from 'node:path';
import { ANNOTATIONS } from '@helm-audit/plugin-helm-audit-common';
import { isMap, JsonMap, stringAt } from '../json';
import { ChartFact, RepositoryFact } from '../stages/gather/types';
import { splitDocuments } from '../yaml';
import { parseOrUndefined } from './surroundings';

/** An entity as a file of the repository declares it. */
export interface DeclaredEntity {
  file: string;
  body: JsonMap;
}

/** Entities in the repository's catalog-info.yaml files. */
export function declaredEntities({
  files,
}: Pick<RepositoryFact, 'files'>): DeclaredEntity[] {
  return Object.entries(files)
    .filter(([path]) => /(^|\/)catalog-info\.ya?ml$/.test(path))
    .flatMap(([file, text]) =>
      splitDocuments(text).flatMap(document => {
        const body = parseOrUndefined(document);
        return isMap(body) ? [{ file, body }] : [];
      }),
    );
}

/**
 * The component that a chart deploys, by the nearest catalog-info.yaml in its folder or above:
 * the one that links this chart, or the only one there is.
 */
export function declaredComponent(
  { pathInRepository }: Pick<ChartFact, 'pathInRepository'>,
  repository: Pick<RepositoryFact, 'files'>,
): DeclaredEntity | undefined {
  const above = declaredEntities(repository)
    .filter(
      ({ file, body }) =>
        body.kind === 'Component' && isAbove(folderOf(file), pathInRepository),
    )
    .sort((a, b) => b.file.length - a.file.length);
  const nearest = above.filter(({ file }) => file === above[0].file);
  const linking = nearest.filter(each => links(each, pathInRepository));
  // One that links another chart does not deploy this one.
  const candidates =
    linking.length > 0
      ? linking
      : nearest.filter(({ body }) => linkOf(body) === undefined);
  return candidates.length === 1 ? candidates[0] : undefined;
}

function links({ file, body }: DeclaredEntity, chart: string): boolean {
  const link = linkOf(body);
  return (
    link !== undefined &&
    posix.join(folderOf(file), link).replace(/\/$/, '') === chart
  );
}

function linkOf(component: JsonMap): string | undefined {
  const { chart } = ANNOTATIONS;
  return stringAt(component, 'metadata', 'annotations', chart)?.trim();
}

function folderOf(file: string): string {
  return file.split('/').slice(0, -1).join('/');
}

function isAbove(folder: string, path: string): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`);
}
