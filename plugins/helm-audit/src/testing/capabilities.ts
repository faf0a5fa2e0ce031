import { Capability } from '@helm-audit/plugin-helm-audit-common';

/** A disruption budget that the sample chart leaves off. */
export function buildCapability(
  overrides: Partial<Capability> = {},
): Capability {
  return {
    kind: 'PodDisruptionBudget',
    template: 'templates/pdb.yaml',
    state: 'proven',
    settings: [{ key: 'pdb.enabled', value: true }],
    snippet: 'pdb:\n  enabled: true\n',
    missing: [],
    apis: [],
    proof: [
      {
        kind: 'PodDisruptionBudget',
        name: 'checkout',
        template: 'templates/pdb.yaml',
      },
    ],
    ...overrides,
  };
}
