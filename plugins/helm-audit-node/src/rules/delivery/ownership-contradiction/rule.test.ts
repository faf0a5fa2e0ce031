import { component, group } from '../../../testing/catalogEntities';
import { custom, deployment } from '../../../testing/manifests';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const entity = component({ owner: 'merchant-experience' });
const related = [
  group('merchant-experience', {
    annotations: { 'github.com/team-slug': 'bank/mx' },
  }),
];
const labelled = (team: string) =>
  deployment(3, `{ app: checkout, team: ${team} }`);
const chartOf = (maintainer: string) =>
  `apiVersion: v2\nname: checkout\nversion: 1.0.0\nmaintainers:\n  - name: ${maintainer}\n`;
const alert = (labels: string) =>
  custom(
    'monitoring.coreos.com/v1',
    'PrometheusRule',
    `\n  groups:\n    - name: a\n      rules:\n        - alert: Down\n          expr: up == 0\n          labels:\n            ${labels}`,
  );

ruleTester.run(rule, {
  pass: [
    {
      name: 'the same team by name',
      entity,
      related,
      manifests: labelled('merchant-experience'),
    },
    {
      name: 'the same team by its slug',
      entity,
      related,
      repository: { CODEOWNERS: '* @bank/mx' },
      manifests: labelled('merchant-experience'),
    },
    {
      name: 'nearly the same name',
      entity,
      related,
      manifests: alert('team: MerchantExperienceTeam'),
    },
    {
      name: 'several teams review the code, and the owner is one of them',
      entity,
      related,
      repository: { CODEOWNERS: '* @bank/security @bank/mx' },
      manifests: labelled('merchant-experience'),
    },
    {
      name: 'another team reviews the code beside a member of the owner',
      entity,
      related: [group('merchant-experience', { members: ['ada'] })],
      repository: { CODEOWNERS: '* @bank/security @ada' },
      manifests: labelled('merchant-experience'),
    },
    {
      name: 'a maintainer who is a person',
      entity,
      related,
      chart: { 'Chart.yaml': chartOf('Ada Lovelace') },
      manifests: labelled('merchant-experience'),
    },
  ],
  notApplicable: [
    {
      name: 'a label that stands for nobody',
      entity,
      related,
      manifests: labelled('unknown'),
    },
    {
      name: 'code names the same team, and the cluster none',
      entity,
      related,
      repository: { CODEOWNERS: '* @bank/mx' },
    },
    { name: 'nothing else names a team', entity, related },
    {
      name: 'people review the code',
      entity,
      related,
      repository: { CODEOWNERS: '* @ada' },
    },
    {
      name: 'a person owns it',
      entity: component({ owner: 'user:ada' }),
      repository: { CODEOWNERS: '* @bank/platform' },
    },
  ],
  fail: [
    {
      name: 'code that other teams review',
      entity,
      related,
      repository: {
        CODEOWNERS: '* @bank/security @bank/platform # finding: differs',
      },
    },
    {
      name: 'a maintainer who is another team',
      entity,
      related,
      chart: { 'Chart.yaml': chartOf('Platform Team') },
      findings: [{ messageId: 'differs', file: 'Chart.yaml' }],
    },
    {
      name: 'code that another team reviews',
      entity,
      related,
      repository: { CODEOWNERS: '* @bank/platform # finding: differs' },
    },
    {
      name: 'alerts that wake another team',
      entity,
      related,
      manifests: alert('team: platform # finding: differs'),
    },
    {
      name: 'pods of another team, said once',
      entity,
      related,
      manifests: `${deployment().replace(
        'labels: { app: checkout }\n    spec',
        'labels:\n        app: checkout\n        team: platform # finding: differs\n    spec',
      )}---${labelled('platform').replace('name: checkout', 'name: worker')}`,
    },
  ],
});
