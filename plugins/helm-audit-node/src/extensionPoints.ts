import { createExtensionPoint } from '@backstage/backend-plugin-api';
import { AuditReport } from '@helm-audit/plugin-helm-audit-common';
import { Profile } from './profiles/types';
import { AnyRule } from './rules/types';

/** Lets a backend module extend the engine. */
export interface HelmAuditEngineExtensionPoint {
  /** Adds rules; an id that is taken is an error. */
  addRules(...rules: AnyRule[]): void;
  /** Replaces the scoring policy. */
  setProfile(profile: Profile): void;
}

/** Extension point of the helm-audit backend plugin. */
export const helmAuditEngineExtensionPoint =
  createExtensionPoint<HelmAuditEngineExtensionPoint>({
    id: 'helm-audit.engine',
  });

/** Reports that were made elsewhere, such as on the command line over earlier versions. */
export interface HistorySource {
  /**
   * Gives reports; those of one entity from the newest to the oldest.
   *
   * @param startOf - when the known history of an entity begins, if there is any: reports that
   *   are not older are left out, and need not be made
   */
  read(
    startOf: (entityRef: string) => Promise<Date | undefined>,
    signal: AbortSignal,
  ): AsyncIterable<{ entityRef: string; report: AuditReport }>;
}

/** Lets a backend module add what was before the plugin's own first audits. */
export interface HelmAuditHistoryExtensionPoint {
  /** Adds the scores of reports to the history, in the background after each start. */
  addSource(source: HistorySource): void;
}

/** Extension point of the helm-audit backend plugin. */
export const helmAuditHistoryExtensionPoint =
  createExtensionPoint<HelmAuditHistoryExtensionPoint>({
    id: 'helm-audit.history',
  });
