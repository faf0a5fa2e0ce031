import { FactRetriever } from '@backstage-community/plugin-tech-insights-node';
import { TECH_INSIGHTS_RETRIEVER } from '@helm-audit/plugin-helm-audit-common';
import { FACT_SCHEMA, FACT_SCHEMA_VERSION } from '../facts/factSchema';
import { retrieveFacts } from './retrieveFacts';

/** Takes the figures of all audited Helm charts. */
export const helmAuditFactRetriever: FactRetriever = {
  id: TECH_INSIGHTS_RETRIEVER,
  version: FACT_SCHEMA_VERSION,
  title: 'Readiness of Helm charts',
  description:
    'Score, findings, ownership, golden signals and dependencies of each audited Helm chart',
  schema: FACT_SCHEMA,
  handler: context => retrieveFacts(context),
};
