import { Capability } from '@helm-audit/plugin-helm-audit-common';
import { load } from 'js-yaml';
import { JsonMap } from '../json';
import { Resource } from '../stages/gather/types';
import { askForRules } from './emptyRules';

const TEMPLATE = 'templates/rules.yaml';

const CAPABILITY: Capability = {
  kind: 'PrometheusRule',
  template: TEMPLATE,
  state: 'proven',
  settings: [{ key: 'alerting.enabled', value: true }],
  missing: [],
  apis: [],
  proof: [],
};

const appeared = (groups: unknown[]): Resource[] => [
  {
    apiVersion: 'monitoring.coreos.com/v1',
    group: 'monitoring.coreos.com',
    kind: 'PrometheusRule',
    name: 'shop',
    labels: {},
    annotations: {},
    hooks: [],
    source: TEMPLATE,
    document: 0,
    pathInDocument: [],
    body: { spec: { groups } },
  },
];

const ask = (values: string, groups: unknown[] = []) =>
  askForRules(CAPABILITY, appeared(groups), load(values) as JsonMap);

describe('askForRules', () => {
  it.each([
    ['an empty list', 'rules: []'],
    ['an empty map', 'rules: {}'],
    ['an empty text', "rules: ''"],
    ['nothing', 'rules:'],
  ])('asks for what is %s', (_, rules) => {
    expect(ask(`alerting: { enabled: false, ${rules} }`)).toMatchObject({
      missing: ['alerting.rules'],
      reason: expect.stringContaining('without rules of its own'),
    });
  });

  it.each([
    ['a switch', 'defaultRules: false'],
    ['a number', 'maxRules: 0'],
    ['what is left out', 'disabledAlerts: []'],
    ['what is left out of groups', 'disabledRuleGroups: {}'],
    ['what is filled', 'rules: [{ alert: Down }]'],
    ['what has another name', 'labels: {}'],
  ])('asks for no %s', (_, rules) => {
    expect(ask(`alerting: { enabled: false, ${rules} }`).missing).toEqual([]);
  });

  it('asks for nothing where there are rules', () => {
    const groups = [{ name: 'shop', rules: [{ alert: 'Down' }] }];
    expect(ask('alerting: { rules: [] }', groups)).toBe(CAPABILITY);
  });
});
