import { useCallback } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import {
  AuditReport,
  AuditSummary,
  EntityName,
  HelmAuditApi,
  HistoryPoint,
} from '@helm-audit/plugin-helm-audit-common';
import { helmAuditApiRef } from '../api';
import { Loaded, useLoad } from './useLoad';

/** What is known about an entity's audit. */
export interface ReportData {
  summary: AuditSummary;
  /** `null` as long as no audit completed. */
  report: AuditReport | null;
  /** Oldest first; `undefined` when it could not be read. */
  history: HistoryPoint[] | undefined;
}

async function load(
  api: HelmAuditApi,
  entity: EntityName,
): Promise<ReportData> {
  const [response, history] = await Promise.all([
    api.getReport(entity),
    // A report without its trend is better than none.
    api.getHistory(entity).catch(() => undefined),
  ]);
  return { ...response, history: history?.items };
}

/** Loads the latest report of an entity with its history. */
export function useReport(entity: EntityName): Loaded<ReportData> {
  const { kind, namespace, name } = entity;
  const api = useApi(helmAuditApiRef);
  return useLoad(
    useCallback(
      () => load(api, { kind, namespace, name }),
      [api, kind, namespace, name],
    ),
  );
}
