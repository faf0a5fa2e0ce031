/** Every question about many services, as pages ask it. */
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { ORG_QUERIES } = require('../../src/org/queries');

const ASKED = [
  ['facets', 'facets', {}],
  ['heatmap by group', 'heatmap', { by: 'group' }],
  ['heatmap by group, tier 1', 'heatmap', { by: 'group', tier: '1' }],
  ['heatmap by system', 'heatmap', { by: 'system' }],
  ['heatmap by domain', 'heatmap', { by: 'domain' }],
  ['heatmap by tier', 'heatmap', { by: 'tier' }],
  ['distribution', 'distribution', {}],
  ['movement, 30 days', 'movement', { period: '30' }],
  ['movement, a year', 'movement', { period: '366' }],
  ['gaps', 'gaps', {}],
  ['gaps, an area', 'gaps', { group: 'group:default/area-1' }],
  ['gaps, all', 'gaps', { limit: '500' }],
  ['gaps of a dimension', 'gaps', { dimension: 'security' }],
  ['tier averages', 'tierAverages', {}],
  ['services by name', 'services', {}],
  ['services by score, 200', 'services', { order: '-score', limit: '200' }],
  [
    'services by change, a year',
    'services',
    { order: '-change', period: '366' },
  ],
  [
    'services by tier, an area',
    'services',
    { order: 'tier', group: 'group:default/area-1' },
  ],
  ['services with a gap', 'services', { rule: 'rule-of-some-length-7' }],
  ['services with a tag', 'services', { tag: 'java' }],
  ['services without a chart', 'services', { link: 'unlinked' }],
  ['services that wait for an audit', 'services', { counted: 'waiting' }],
  ['services with a blocker', 'services', { counted: 'blocked' }],
  [
    'services that improved in a year',
    'services',
    { moved: 'improved', period: '366' },
  ],
  ['services with no watch on errors', 'services', { watched: 'errors:none' }],
  ['owners without a chart', 'unlinked', {}],
  ['ownership funnel', 'ownershipFunnel', {}],
  ['ownership gaps, 200', 'ownershipGaps', { limit: '200' }],
  ['ownership gaps, nobody on call', 'ownershipGaps', { gap: 'no-on-call' }],
  ['SLO coverage', 'slo', {}],
  ['images, 200', 'usage', { kind: 'image', limit: '200' }],
  ['images, searched', 'usage', { kind: 'image', search: 'product-1' }],
  ['licences', 'usage', { kind: 'licence' }],
  [
    'services with an image',
    'usageServices',
    { kind: 'image', name: 'registry.example/library/product-0' },
  ],
  ['facts, 500', 'facts', { limit: '500' }],
];

const SCHEMAS = {
  tierAverages: 'tiers',
  unlinked: 'filter',
  distribution: 'filter',
  ownershipFunnel: 'filter',
  slo: 'filter',
};

/** Each with a name, and how to ask a service on behalf of a caller. */
export const QUESTIONS = ASKED.map(([name, method, query]) => ({
  name,
  ask: (service, caller) =>
    service[method](
      ORG_QUERIES[SCHEMAS[method] ?? method].parse(query),
      caller,
    ),
}));
