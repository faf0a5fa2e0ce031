import { HelmAuditApi } from '@helm-audit/plugin-helm-audit-common';
import { buildHistory, buildResponse, buildSummary } from '../testing';

/** An API that answers with the sample report unless told otherwise. */
export function mockHelmAuditApi(overrides: Partial<HelmAuditApi> = {}) {
  const api: HelmAuditApi = {
    getSummaries: async () => ({ items: [buildSummary()], pageInfo: {} }),
    getReport: async () => buildResponse(),
    getSummary: async () => buildSummary(),
    getHistory: async () => ({ items: buildHistory([4.3, 4.9]) }),
    triggerAudit: async () => buildSummary({ state: 'queued' }),
    ...overrides,
  };
  return {
    getSummaries: jest.fn(api.getSummaries),
    getReport: jest.fn(api.getReport),
    getSummary: jest.fn(api.getSummary),
    getHistory: jest.fn(api.getHistory),
    triggerAudit: jest.fn(api.triggerAudit),
  };
}

/** A promise that tests settle by hand. */
export function deferred<T>() {
  let resolve: (value: T) => void = () => {};
  const promise = new Promise<T>(r => {
    resolve = r;
  });
  return { promise, resolve };
}
