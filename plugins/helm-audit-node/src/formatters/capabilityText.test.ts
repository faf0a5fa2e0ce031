import { AuditReport, Capability } from '@helm-audit/plugin-helm-audit-common';
import chalk from 'chalk';
import { capabilityText } from './capabilityText';

const paint = new chalk.Instance({ level: 0 });

const capability = (overrides: Partial<Capability> = {}): Capability => ({
  kind: 'PodDisruptionBudget',
  template: 'templates/pdb.yaml',
  state: 'proven',
  settings: [
    { key: 'replicas', value: 2 },
    { key: 'pdb.enabled', value: true },
    { key: 'pdb.labels', value: ['a'] },
  ],
  missing: [],
  apis: [],
  proof: [],
  ...overrides,
});

const textOf = (capabilities?: Capability[]) =>
  capabilityText({ capabilities } as AuditReport, paint);

describe('capabilityText', () => {
  it('says by state what to do', () => {
    expect(
      textOf([
        capability({
          state: 'needs-api',
          settings: [],
          apis: ['example.com/v1'],
        }),
        capability(),
        capability({
          state: 'needs-values',
          settings: [],
          missing: ['rules', 'targets'],
        }),
      ]),
    ).toBe(`WHAT THIS CHART CAN SWITCH ON (3)
  proven by a trial render
  PodDisruptionBudget  templates/pdb.yaml  Switch on \`pdb.enabled\` and set \`replicas\` to \`2\` and \`pdb.labels\`.
  needs values that only you know
  PodDisruptionBudget  templates/pdb.yaml  Give \`rules\` and \`targets\` content.
  waits for an API of the cluster
  PodDisruptionBudget  templates/pdb.yaml  Install example.com/v1 in the cluster.`);
  });

  it('counts what is too much to write out', () => {
    const many = Array.from({ length: 11 }, () => capability());
    expect(textOf(many)).toContain('and 3 more');
  });

  it('says nothing where nothing is off or nothing could be tried', () => {
    expect(textOf([])).toBe('');
    expect(textOf()).toBe('');
  });
});
