import { Knex } from 'knex';
import { OrgService } from '../org/OrgService';
import { ORG_QUERIES } from '../org/queries';
import { EVERYTHING, Visibility } from '../org/Visibility';
import { NOW } from './queue';

const {
  facets,
  heatmap,
  filter,
  movement,
  gaps,
  services,
  ownershipGaps,
  usage,
  usageServices,
  facts,
} = ORG_QUERIES;

/**
 * Asks about many services with parameters as they are in a URL.
 *
 * @param sees - what the caller may see; everything where absent
 */
export function askOrg(knex: Knex, sees: Visibility = EVERYTHING) {
  const org = OrgService.create({ knex, now: () => NOW });
  return {
    facets: (query = {}) => org.facets(facets.parse(query), sees),
    heatmap: (query = {}) => org.heatmap(heatmap.parse(query), sees),
    distribution: (query = {}) => org.distribution(filter.parse(query), sees),
    movement: (query = {}) => org.movement(movement.parse(query), sees),
    gaps: (query = {}) => org.gaps(gaps.parse(query), sees),
    services: (query = {}) => org.services(services.parse(query), sees),
    unlinked: (query = {}) => org.unlinked(filter.parse(query), sees),
    ownershipFunnel: (query = {}) =>
      org.ownershipFunnel(filter.parse(query), sees),
    ownershipGaps: (query = {}) =>
      org.ownershipGaps(ownershipGaps.parse(query), sees),
    slo: (query = {}) => org.slo(filter.parse(query), sees),
    usage: (query = {}) => org.usage(usage.parse(query), sees),
    usageServices: (query = {}) =>
      org.usageServices(usageServices.parse(query), sees),
    facts: (query = {}) => org.facts(facts.parse(query), sees),
  };
}
