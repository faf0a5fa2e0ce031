import {
  AnyRule,
  createAuditor,
  defaultProfile,
} from '@helm-audit/plugin-helm-audit-node';
import { EngineExtensions, fingerprintOf } from './engine';

describe('EngineExtensions', () => {
  const [builtIn] = createAuditor().rules;
  const ownRule: AnyRule = {
    ...builtIn,
    meta: { ...builtIn.meta, id: 'acme-own-rule' },
  };

  it('gives the rules and the profile of modules to the engine', () => {
    const extensions = new EngineExtensions();
    const profile = { ...defaultProfile, id: 'acme' };
    extensions.addRules(ownRule);
    extensions.setProfile(profile);
    const auditor = extensions.createAuditor({});
    expect(auditor.rules).toContain(ownRule);
    expect(auditor.profile).toBe(profile);
  });

  it('refuses a rule whose id is taken', () => {
    const extensions = new EngineExtensions();
    extensions.addRules(builtIn);
    expect(() => extensions.createAuditor({})).toThrow(builtIn.meta.id);
  });

  it('refuses a second profile', () => {
    const extensions = new EngineExtensions();
    extensions.setProfile(defaultProfile);
    expect(() =>
      extensions.setProfile({ ...defaultProfile, id: 'acme' }),
    ).toThrow('default and acme');
  });
});

describe('fingerprintOf', () => {
  const plain = () => new EngineExtensions().createAuditor({});

  it('is the same for the same engine', () => {
    expect(fingerprintOf(plain(), { helm: {} })).toBe(
      fingerprintOf(plain(), { helm: {} }),
    );
    expect(fingerprintOf(plain(), { helm: { timeoutMs: 1 } })).toBe(
      fingerprintOf(plain(), { helm: {} }),
    );
  });

  it('changes with the profile, the rules and the cluster', () => {
    const withProfile = new EngineExtensions();
    withProfile.setProfile({ ...defaultProfile, criticalCap: 3 });
    const fingerprints = [
      fingerprintOf(plain(), { helm: {} }),
      fingerprintOf(withProfile.createAuditor({}), { helm: {} }),
      fingerprintOf({ ...plain(), rules: [] }, { helm: {} }),
      fingerprintOf(plain(), { helm: { kubeVersion: '1.30.0' } }),
      fingerprintOf(plain(), {
        helm: { apiVersions: ['monitoring.coreos.com/v1'] },
      }),
      fingerprintOf(plain(), {
        helm: {},
        ownershipKeys: { onCall: ['acme.example/on-call'] },
      }),
      fingerprintOf(plain(), { helm: {}, verifyFixes: true }),
      fingerprintOf(plain(), { helm: {} }, 'a'),
      fingerprintOf(plain(), { helm: {} }, 'b'),
    ];
    expect(new Set(fingerprints).size).toBe(fingerprints.length);
  });
});
