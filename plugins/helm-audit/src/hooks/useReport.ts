import { useCallback, useEffect, useRef, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { ErrorLike, toError } from '@backstage/errors';
import {
  AuditReport,
  AuditSummary,
  EntityName,
  HelmAuditApi,
  HistoryPoint,
} from '@helm-audit/plugin-helm-audit-common';
import { helmAuditApiRef } from '../api';

/** What is known about an entity's audit. */
export interface ReportData {
  summary: AuditSummary;
  /** `null` as long as no audit completed. */
  report: AuditReport | null;
  /** Oldest first; `undefined` when it could not be read. */
  history: HistoryPoint[] | undefined;
}

/** State of loading a report. Data stays while it is loaded again. */
export interface ReportState {
  data?: ReportData;
  error?: ErrorLike;
  loading: boolean;
  /** Loads again; what is shown stays until the new report is there. */
  refresh: () => void;
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
export function useReport({ kind, namespace, name }: EntityName): ReportState {
  const api = useApi(helmAuditApiRef);
  const [state, setState] = useState<Omit<ReportState, 'refresh'>>({
    loading: true,
  });
  const latest = useRef(0);

  const refresh = useCallback(() => {
    latest.current += 1;
    const request = latest.current;
    const settle = (next: Omit<ReportState, 'refresh'>) => {
      if (request === latest.current) setState(s => ({ ...s, ...next }));
    };
    setState(s => ({ ...s, loading: true }));
    load(api, { kind, namespace, name }).then(
      data => settle({ data, error: undefined, loading: false }),
      error => settle({ error: toError(error), loading: false }),
    );
  }, [api, kind, namespace, name]);

  useEffect(() => {
    setState({ loading: true });
    refresh();
    return () => {
      latest.current += 1;
    };
  }, [refresh]);

  return { ...state, refresh };
}
