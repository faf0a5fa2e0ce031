import {
  BackstageCredentials,
  BackstageUserPrincipal,
  coreServices,
  createServiceFactory,
  PermissionsService,
  ServiceRef,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { Knex } from 'knex';
import request from 'supertest';
import { helmAuditPlugin } from '../plugin';
import { TASKS } from '../queue/createQueue';
import { buildEntity, createCatalog } from './catalog';
import { Contract } from './contract';
import {
  buildImage,
  buildOwnership,
  buildScored,
  refOf,
  storeReport,
} from './org';
import { buildReport } from './report';

/** Sees no entity whose name begins with `secret`, by the conditions of the policy. */
export const STRANGER = mockCredentials.user.header('user:default/stranger');
/** Is refused by the policy. */
export const NOBODY = mockCredentials.user.header('user:default/nobody');

function entity(
  kind: string,
  name: string,
  relations: Record<string, string>,
  more: {
    title?: string;
    link?: string;
    tags?: string[];
    lifecycle?: string;
  } = {},
): Entity {
  const built = buildEntity(name, {
    kind,
    link: more.link,
    relations: Object.entries(relations).map(([type, targetRef]) => ({
      type,
      targetRef,
    })),
  });
  return {
    ...built,
    metadata: { ...built.metadata, title: more.title, tags: more.tags },
    spec: { lifecycle: more.lifecycle ?? 'production' },
  };
}

/**
 * company ← secret-department ← team: the two ends are readable. The services `secret-pay` and
 * `open` belong to the department, `shop` to the team.
 */
const ENTITIES = [
  entity('Group', 'company', {}, { title: 'The company' }),
  entity(
    'Group',
    'secret-department',
    { childOf: 'group:default/company' },
    { title: 'Hidden title' },
  ),
  entity(
    'Group',
    'team',
    { childOf: 'group:default/secret-department' },
    { title: '=The team' },
  ),
  entity('Domain', 'money', {}, { title: 'Money' }),
  entity(
    'System',
    'secret-system',
    { partOf: 'domain:default/secret-domain' },
    { title: 'Hidden system' },
  ),
  entity('Domain', 'secret-domain', { partOf: 'domain:default/money' }),
  entity(
    'Component',
    'shop',
    { ownedBy: 'group:default/team', partOf: 'system:default/secret-system' },
    { link: '.', title: '=1+1', tags: ['seen'] },
  ),
  entity(
    'Component',
    'open',
    { ownedBy: 'group:default/secret-department' },
    { link: '.' },
  ),
  entity(
    'Component',
    'secret-pay',
    { ownedBy: 'group:default/secret-department' },
    { link: '.', tags: ['hidden-tag'], lifecycle: 'hidden-stage' },
  ),
  entity('Component', 'secret-bare', {}),
  entity('Component', 'bare', {}),
];

/** Every question, with what it needs at least. */
const LISTS = {
  facets: '',
  heatmap: 'by=group',
  tiers: '',
  distribution: '',
  movement: '',
  gaps: '',
  services: 'link=all',
  unlinked: '',
  'ownership/funnel': '',
  'ownership/gaps': '',
  slo: '',
  usage: 'kind=image',
  'usage/services': 'kind=image&name=redis',
  facts: '',
  'csv/services': 'link=all',
  'csv/heatmap': 'by=group',
  'csv/distribution': '',
  'csv/trend': '',
  'csv/gaps': '',
  'csv/ownership': '',
  'csv/slo': '',
  'csv/usage': 'kind=image',
};
/** A request for each question. */
export const URLS = Object.entries(LISTS).map(
  ([path, query]) => `/v1/org/${path}?${query}`,
);

function reportOf(name: string) {
  const hidden = name === 'secret-pay';
  const { dependencies, slo } = buildReport();
  return buildScored(hidden ? 1 : 8, {
    gaps: [
      {
        ruleId: hidden ? 'hidden-rule' : 'seen-rule',
        severity: 'high',
        lift: 0.5,
      },
    ],
    overrides: {
      ownership: buildOwnership(
        { 'on-call': 'missing' },
        hidden
          ? {
              sentence: 'The hidden team may own it.',
              suggestedOwner: {
                kind: 'team',
                name: 'hidden-team',
                evidence: [],
              },
            }
          : {},
      ),
      slo: {
        ...slo,
        workloads: [
          {
            kind: 'Deployment',
            name,
            serves: true,
            scrape: { state: 'missing' },
            cells: [
              { signal: 'latency', strength: 'slo', evidence: [], more: 0 },
              { signal: 'errors', strength: 'none', evidence: [], more: 0 },
            ],
          },
        ],
      },
      dependencies: {
        ...dependencies,
        components: [buildImage(hidden ? 'hidden-image' : 'redis', '7')],
      },
    },
  });
}

/** Judges the stranger by conditions, refuses nobody, and lets everybody else read all. */
function createPermissions(): PermissionsService {
  const decide = (user?: string): PolicyDecision => {
    switch (user) {
      case 'user:default/stranger':
        return {
          result: AuthorizeResult.CONDITIONAL,
          pluginId: 'catalog',
          resourceType: 'catalog-entity',
          conditions: { rule: 'NOT_SECRET', resourceType: 'catalog-entity' },
        };
      case 'user:default/nobody':
        return { result: AuthorizeResult.DENY };
      default:
        return { result: AuthorizeResult.ALLOW };
    }
  };
  return mockServices.permissions.mock({
    authorizeConditional: async (_, options) => {
      const { credentials } = options as { credentials: BackstageCredentials };
      const principal =
        credentials.principal as Partial<BackstageUserPrincipal>;
      return [decide(principal.userEntityRef)];
    },
  });
}

function provide<Service extends object>(
  service: ServiceRef<Service, 'plugin'>,
  instance: Service,
) {
  return createServiceFactory({ service, deps: {}, factory: () => instance });
}

/**
 * Starts the plugin with the catalog and reports of a small company.
 *
 * @returns `get`, which holds each answer against the contract
 */
export async function startOrg(knex: Knex, contract = new Contract()) {
  const catalog = createCatalog(ENTITIES);
  const scheduler = mockServices.scheduler();
  const { server } = await startTestBackend({
    features: [
      helmAuditPlugin,
      provide(coreServices.scheduler, scheduler),
      provide(coreServices.database, { getClient: async () => knex }),
      provide(catalogServiceRef, catalog.service),
      provide(coreServices.permissions, createPermissions()),
    ],
  });
  await scheduler.triggerTask(TASKS.plan);
  for (const name of ['shop', 'open', 'secret-pay']) {
    await storeReport(knex, refOf(name), reportOf(name));
  }
  const get = async (path: string, header?: string) => {
    const url = `/api/helm-audit${path}`;
    const pending = request(server).get(url);
    const response = await (header
      ? pending.set('authorization', header)
      : pending);
    contract.check('get', url, response);
    return response;
  };
  return { knex, catalog, get, server };
}
