import { DependencySection } from '@helm-audit/plugin-helm-audit-common';
import { isRetired } from './usages';

/**
 * How many components have an upstream that ended.
 *
 * @returns `null` where none is known to have, and something could not be listed or a project
 * not be looked at. What names no project is left out, as by the rule archived-upstream: most
 * of it is made by the service's own people.
 */
export function countRetired({
  components,
  projects,
  gaps,
}: DependencySection): number | null {
  const retired = components.filter(isRetired).length;
  if (retired > 0) return retired;
  const used = new Set(
    components
      .filter(({ isOwn }) => !isOwn)
      .flatMap(({ project }) => project?.id ?? []),
  );
  const isUnseen = projects.some(
    ({ id, isArchived }) => used.has(id) && isArchived === undefined,
  );
  return gaps.length > 0 || isUnseen ? null : 0;
}
