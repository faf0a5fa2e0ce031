import { createExtensionPoint } from '@backstage/backend-plugin-api';
import { AuditReport } from '@helm-audit/plugin-helm-audit-common';
import type { Auditor } from './auditChart';
import type { AuditRequest } from './auditRun';
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

/** What a source of history works with. */
export interface HistoryContext {
  /** The plugin's own engine, so that all scores are judged alike. */
  auditor: Auditor;
  /** What the catalog knows of an entity now; nothing where it knows none. */
  catalogOf(entityRef: string): Promise<AuditRequest['catalog']>;
  /**
   * When the known history of an entity begins, if there is any: reports that are not older are
   * left out, and need not be made.
   */
  startOf(entityRef: string): Promise<Date | undefined>;
  /**
   * Aborted when the backend shuts down, and when a run has lasted half an hour: what was read
   * until then is kept, and a later run reads the source again from its start.
   */
  signal: AbortSignal;
}

/** Reports from before the plugin's own first audits, such as of earlier versions of a chart. */
export interface HistorySource {
  /**
   * Gives reports; those of one entity from the newest to the oldest. A read that takes long is
   * cut off after a report and started over in a later run, behind the other sources: leave out
   * what {@link HistoryContext.startOf} says is known, or the time goes by with that.
   */
  read(
    context: HistoryContext,
  ): AsyncIterable<{ entityRef: string; report: AuditReport }>;
}

/** Lets a backend module add what was before the plugin's own first audits. */
export interface HelmAuditHistoryExtensionPoint {
  /** Adds the scores of reports to the history, in the background after each start and once a day. */
  addSource(source: HistorySource): void;
}

/** Extension point of the helm-audit backend plugin. */
export const helmAuditHistoryExtensionPoint =
  createExtensionPoint<HelmAuditHistoryExtensionPoint>({
    id: 'helm-audit.history',
  });
