import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { OrgService } from './OrgService';
import { ReadableServices } from './ReadableServices';
import { Visibility } from './Visibility';

/** The questions of {@link OrgService}, asked by a caller. */
export type AuthorizedOrgService = {
  [Name in keyof OrgService]: (
    query: Parameters<OrgService[Name]>[0],
    caller: BackstageCredentials,
  ) => ReturnType<OrgService[Name]>;
};

/** Answers each question out of the services that the caller may read in the catalog. */
export function authorizeOrgService(
  service: OrgService,
  readable: ReadableServices,
): AuthorizedOrgService {
  const ask =
    <Query, Answer>(
      answer: (query: Query, sees: Visibility) => Promise<Answer>,
    ) =>
    async (query: Query, caller: BackstageCredentials): Promise<Answer> =>
      answer.call(service, query, await readable.of(caller));
  return {
    facets: ask(service.facets),
    heatmap: ask(service.heatmap),
    // An extra on pages about one service isn't worth a walk over the whole catalog.
    tierAverages: async (query, caller) =>
      service.tierAverages(query, await readable.known(caller)),
    distribution: ask(service.distribution),
    movement: ask(service.movement),
    gaps: ask(service.gaps),
    services: ask(service.services),
    unlinked: ask(service.unlinked),
    ownershipFunnel: ask(service.ownershipFunnel),
    ownershipGaps: ask(service.ownershipGaps),
    slo: ask(service.slo),
    usage: ask(service.usage),
    usageServices: ask(service.usageServices),
    facts: ask(service.facts),
  };
}
