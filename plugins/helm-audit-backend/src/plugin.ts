import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { helmAuditPermissions } from '@helm-audit/plugin-helm-audit-common';
import {
  helmAuditEngineExtensionPoint,
  helmAuditHistoryExtensionPoint,
} from '@helm-audit/plugin-helm-audit-node';
import { CatalogReader, serviceFilter } from './catalog/CatalogReader';
import { readHelmAuditConfig } from './config';
import { applyMigrations } from './database/applyMigrations';
import { EngineExtensions, fingerprintOf } from './engine';
import { HistoryImport } from './history/HistoryImport';
import { authorizeOrgService } from './org/AuthorizedOrgService';
import { createOrgRouter } from './org/orgRouter';
import { OrgService } from './org/OrgService';
import { ReadableServices } from './org/ReadableServices';
import { createQueue } from './queue/createQueue';
import { createRouter } from './router';
import { createScorecards } from './scorecards/createScorecards';
import { AuditService } from './service/AuditService';
import { AuthorizedAuditService } from './service/AuthorizedAuditService';
import { createChartReader } from './sources/createChartReader';
import { hashOfSnapshot, openSources } from './upstream/openSources';

/** What the plugin asks Backstage for. */
const SERVICES = {
  auditor: coreServices.auditor,
  auth: coreServices.auth,
  cache: coreServices.cache,
  catalog: catalogServiceRef,
  config: coreServices.rootConfig,
  database: coreServices.database,
  discovery: coreServices.discovery,
  httpAuth: coreServices.httpAuth,
  httpRouter: coreServices.httpRouter,
  lifecycle: coreServices.lifecycle,
  logger: coreServices.logger,
  permissions: coreServices.permissions,
  permissionsRegistry: coreServices.permissionsRegistry,
  scheduler: coreServices.scheduler,
  urlReader: coreServices.urlReader,
};

/** Audits the Helm charts that catalog entities link and serves the reports. */
export const helmAuditPlugin = createBackendPlugin({
  pluginId: 'helm-audit',
  register(env) {
    const extensions = new EngineExtensions();
    env.registerExtensionPoint(helmAuditEngineExtensionPoint, extensions);
    const history = new HistoryImport();
    env.registerExtensionPoint(helmAuditHistoryExtensionPoint, history);
    env.registerInit({
      deps: SERVICES,
      async init(deps) {
        deps.permissionsRegistry.addPermissions(helmAuditPermissions);
        const settings = readHelmAuditConfig(deps.config);
        const engine = extensions.createAuditor(
          settings.helm,
          settings.ownershipKeys,
          settings.verifyFixes,
          await openSources(settings.sources, deps),
        );
        const knex = await applyMigrations(deps.database);
        const now = () => new Date();
        await history.schedule({
          ...deps,
          knex,
          auditor: engine,
          catalog: CatalogReader.create(deps),
          now,
        });

        const queue = await createQueue({
          ...deps,
          knex,
          settings,
          charts: createChartReader(deps),
          engine,
          engineFingerprint: fingerprintOf(
            engine,
            settings,
            await hashOfSnapshot(settings.sources),
          ),
          now,
        });
        const service = AuthorizedAuditService.create({
          service: AuditService.create({ knex, wake: queue.wake, now }),
          catalog: deps.catalog,
          permissions: deps.permissions,
        });
        deps.httpRouter.use(createScorecards(deps));
        deps.httpRouter.use(
          createOrgRouter({
            service: authorizeOrgService(
              OrgService.create({ knex, now }),
              ReadableServices.create({
                ...deps,
                knex,
                filter: serviceFilter(settings.services),
              }),
            ),
            httpAuth: deps.httpAuth,
            logger: deps.logger,
          }),
        );
        deps.httpRouter.use(
          createRouter({
            service,
            httpAuth: deps.httpAuth,
            auditor: deps.auditor,
          }),
        );
      },
    });
  },
});
