import techInsights from '@backstage-community/plugin-tech-insights-backend';
import jsonRulesEngine from '@backstage-community/plugin-tech-insights-backend-module-jsonfc';
import {
  BackstageCredentials,
  coreServices,
  createServiceFactory,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  createMockDirectory,
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  DefinitivePolicyDecision,
  isPermission,
  Permission,
} from '@backstage/plugin-permission-common';
import {
  techInsightsCheckReadPermission,
  techInsightsCheckUpdatePermission,
  techInsightsFactRetrieverReadPermission,
  techInsightsPermissions,
} from '@backstage-community/plugin-tech-insights-common';
import helmAudit from '@helm-audit/plugin-helm-audit-backend';
import { SCORECARD_CHECKS } from '@helm-audit/plugin-helm-audit-common';
import techInsightsHelmAudit from '@helm-audit/plugin-tech-insights-backend-module-helm-audit';
import request from 'supertest';

jest.setTimeout(120_000);

const STRANGER = 'user:default/stranger';
const REFS = ['component:default/open', 'component:default/hidden'];

/** A catalog in which a stranger does not see what is hidden. */
function createCatalog(entities: Entity[]) {
  const isStranger = (options: object = {}) =>
    'credentials' in options &&
    JSON.stringify(options.credentials).includes(STRANGER);
  const visibleTo = (options?: object) =>
    catalogServiceMock({
      entities: entities.filter(
        ({ metadata }) => !isStranger(options) || metadata.name !== 'hidden',
      ),
    });
  return catalogServiceMock.mock({
    getEntityByRef: async (ref, options) =>
      visibleTo(options).getEntityByRef(ref, options),
    getEntitiesByRefs: async (query, options) =>
      visibleTo(options).getEntitiesByRefs(query, options),
    queryEntities: async (query, options) =>
      visibleTo(options).queryEntities(query, options),
    streamEntities: (query, options) =>
      visibleTo(options).streamEntities(query, options),
  });
}

describe('scorecards of audited services', () => {
  const disk = createMockDirectory();

  /** The backend's plugins as they are; users may not ask Tech Insights themselves. */
  async function start() {
    disk.setContent({
      'chart/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.0.0\n',
      'chart/templates/config.yaml':
        'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: shop\n',
    });
    const catalog = createCatalog(REFS.map(ref => entityOf(ref, disk.path)));
    const scheduler = mockServices.scheduler();
    const { server } = await startTestBackend({
      features: [
        helmAudit,
        techInsights,
        jsonRulesEngine,
        techInsightsHelmAudit,
        mockServices.rootConfig.factory({
          data: {
            techInsights: {
              factRetrievers: { helmAudit: { cadence: '10 * * * *' } },
              factChecker: {
                checks: JSON.parse(JSON.stringify(SCORECARD_CHECKS)),
              },
            },
          },
        }),
        createServiceFactory({
          service: coreServices.scheduler,
          deps: {},
          factory: () => scheduler,
        }),
        createServiceFactory({
          service: catalogServiceRef,
          deps: {},
          factory: () => catalog,
        }),
        createServiceFactory({
          service: coreServices.permissions,
          deps: {},
          factory: () => usersWithoutTechInsights(),
        }),
      ],
    });
    for (const task of ['helm-audit-plan', 'helm-audit-work', 'helmAudit']) {
      await scheduler.triggerTask(task);
    }
    return async (path: string, body: object, user?: string) => {
      const pending = request(server).post(`/api/${path}`).send(body);
      return user
        ? pending.set('authorization', mockCredentials.user.header(user))
        : pending;
    };
  }

  it('are shown for what the caller may read, and nothing else is told', async () => {
    const post = await start();
    const ask = async (user?: string) => {
      const response = await post(
        'helm-audit/v1/org/scorecards',
        { entityRefs: REFS },
        user,
      );
      return response.body;
    };

    const all = await ask();
    expect(all.state).toBe('available');
    expect(all.items.map((item: any) => item.entityRef)).toEqual(REFS);
    for (const { checks, checkedAt } of all.items) {
      expect(checks).toHaveLength(Object.keys(SCORECARD_CHECKS).length);
      expect(checkedAt).toMatch(/^\d{4}-/);
    }

    const some = await ask(STRANGER);
    expect(some.items).toEqual([all.items[0]]);
    expect(JSON.stringify(some)).not.toContain('hidden');
  });

  it('need no permission of Tech Insights, which would tell of all', async () => {
    const post = await start();
    const direct = await post(
      'tech-insights/checks/run',
      { entities: [] },
      STRANGER,
    );
    expect(direct.status).toBe(403);
    const { body } = await post(
      'helm-audit/v1/org/scorecards',
      { entityRefs: REFS },
      STRANGER,
    );
    expect(body.items).toHaveLength(1);
    expect(
      [
        techInsightsCheckReadPermission,
        techInsightsCheckUpdatePermission,
        techInsightsFactRetrieverReadPermission,
      ].map(({ name }) => name),
    ).toEqual([
      'tech-insights.check.read',
      'tech-insights.check.run',
      'tech-insights.fact-retriever.read',
    ]);
  });
});

/** A policy as docs/scorecards.md recommends it for catalogs that hide entities. */
function usersWithoutTechInsights(): PermissionsService {
  const decide = (
    permission: Permission,
    credentials: BackstageCredentials,
  ): DefinitivePolicyDecision => {
    const isDenied =
      mockServices.auth().isPrincipal(credentials, 'user') &&
      techInsightsPermissions.some(each => isPermission(permission, each));
    return { result: isDenied ? AuthorizeResult.DENY : AuthorizeResult.ALLOW };
  };
  return {
    authorize: async (queries, { credentials }) =>
      queries.map(({ permission }) => decide(permission, credentials)),
    authorizeConditional: async (queries, { credentials }) =>
      queries.map(({ permission }) => decide(permission, credentials)),
  };
}

function entityOf(ref: string, folder: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: ref.split('/')[1],
      namespace: 'default',
      annotations: {
        'backstage.io/managed-by-location': `file:${folder}/catalog-info.yaml`,
        'helm-audit/chart': './chart',
      },
    },
    spec: { type: 'service', lifecycle: 'production' },
  };
}
