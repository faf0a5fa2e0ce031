import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { techInsightsFactRetrieversExtensionPoint } from '@backstage-community/plugin-tech-insights-node';
import { TECH_INSIGHTS_RETRIEVER } from '@helm-audit/plugin-helm-audit-common';
import { helmAuditFactRetriever } from './retriever/factRetriever';

const CONFIG_KEY = `techInsights.factRetrievers.${TECH_INSIGHTS_RETRIEVER}`;

const NOT_CONFIGURED = `Tech Insights takes no facts of Helm charts, because ${CONFIG_KEY} is not configured. Load app-config.helm-audit.yaml of @helm-audit/plugin-tech-insights-backend-module-helm-audit with --config, or add:
techInsights:
  factRetrievers:
    ${TECH_INSIGHTS_RETRIEVER}:
      cadence: '10 * * * *'
      lifecycle: { timeToLive: { hours: 6 } }`;

/** Writes what is known of audited Helm charts as Tech Insights facts. */
export const techInsightsModuleHelmAudit = createBackendModule({
  pluginId: 'tech-insights',
  moduleId: 'helm-audit',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        factRetrievers: techInsightsFactRetrieversExtensionPoint,
      },
      async init({ config, logger, factRetrievers }) {
        // Tech Insights drops retrievers without a cadence, and says nothing.
        if (!config.has(`${CONFIG_KEY}.cadence`)) logger.warn(NOT_CONFIGURED);
        factRetrievers.addFactRetrievers({
          [TECH_INSIGHTS_RETRIEVER]: helmAuditFactRetriever,
        });
      },
    });
  },
});
