import { OrgScope } from '../database/operations/org/scope';
import { Hierarchy } from './Hierarchy';
import { NONE, ScopeQuery } from './queries';
import { Visibility } from './Visibility';

/** The services that a question is about, out of those that the caller may see. */
export function toScope(
  query: ScopeQuery,
  hierarchy: Hierarchy,
  visibility: Visibility,
): OrgScope {
  const { group, tier, lifecycle, tag } = query;
  return {
    readable: visibility.services,
    ...(group !== undefined && {
      groups: group === NONE ? [null] : hierarchy.downFrom(group),
    }),
    ...systemsOf(query, hierarchy),
    tier,
    lifecycle,
    tag,
  };
}

/** Systems that are asked for by name, by domain, or by both. */
function systemsOf(
  { system, domain }: ScopeQuery,
  hierarchy: Hierarchy,
): Pick<OrgScope, 'systems'> {
  const named = system === NONE ? null : system;
  if (domain === undefined) {
    return named === undefined ? {} : { systems: [named] };
  }
  const inDomain = systemsInDomain(domain, hierarchy);
  return {
    systems:
      named === undefined ? inDomain : inDomain.filter(each => each === named),
  };
}

function systemsInDomain(
  domain: string,
  hierarchy: Hierarchy,
): Array<string | null> {
  if (domain === NONE) {
    const homeless = hierarchy
      .systems()
      .filter(system => hierarchy.domainOf(system) === null);
    return [...homeless, null];
  }
  return hierarchy.downFrom(domain);
}
