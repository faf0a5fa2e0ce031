import {
  AnyRule,
  Auditor,
  createAuditor,
  DEFAULT_SOURCES,
  HelmAuditEngineExtensionPoint,
  HelmOptions,
  OwnershipKeys,
  Profile,
  SourcesSettings,
  UpstreamSources,
} from '@helm-audit/plugin-helm-audit-node';
import { version } from '@helm-audit/plugin-helm-audit-node/package.json';
import { hashOf } from './catalog/hash';
import { describeSources } from './upstream/openSources';

/** Collects what backend modules add to the engine until it is made. */
export class EngineExtensions implements HelmAuditEngineExtensionPoint {
  readonly #rules: AnyRule[] = [];
  #profile: Profile | undefined;

  addRules(...rules: AnyRule[]): void {
    this.#rules.push(...rules);
  }

  setProfile(profile: Profile): void {
    if (this.#profile) {
      throw new Error(
        `Two modules set the profile of helm-audit: ${this.#profile.id} and ${
          profile.id
        }`,
      );
    }
    this.#profile = profile;
  }

  /**
   * Makes the engine.
   *
   * @throws Error when two rules have the same id
   */
  createAuditor(
    helm: HelmOptions,
    ownershipKeys?: OwnershipKeys,
    verifyFixes?: boolean,
    sources?: UpstreamSources,
  ): Auditor {
    const auditor = createAuditor({
      helm,
      ownershipKeys,
      verifyFixes,
      sources,
      rules: this.#rules,
      profile: this.#profile,
    });
    const ids = auditor.rules.map(rule => rule.meta.id);
    const taken = ids.find((id, index) => ids.indexOf(id) !== index);
    if (taken) throw new Error(`Two rules of helm-audit have the id ${taken}`);
    return auditor;
  }
}

/** Settings that decide what reports say, beside the engine's own. */
export interface JudgingSettings {
  helm: HelmOptions;
  ownershipKeys?: OwnershipKeys;
  sources?: SourcesSettings;
  verifyFixes?: boolean;
}

/**
 * Changes when the engine would judge the same chart differently.
 *
 * @param snapshotHash - hash of the snapshot that the sources name, for its path says nothing
 */
export function fingerprintOf(
  auditor: Auditor,
  { helm, ownershipKeys = {}, ...settings }: JudgingSettings,
  snapshotHash?: string,
): string {
  const { sources = DEFAULT_SOURCES, verifyFixes = false } = settings;
  return hashOf({
    version,
    profile: auditor.profile,
    rules: auditor.rules.map(rule => rule.meta),
    kubeVersion: helm.kubeVersion,
    apiVersions: helm.apiVersions,
    ownershipKeys,
    sources: describeSources(sources),
    snapshotHash,
    verifyFixes,
  });
}
