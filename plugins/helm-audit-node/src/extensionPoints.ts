import { createExtensionPoint } from '@backstage/backend-plugin-api';
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
