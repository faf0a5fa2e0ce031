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
    },
    {
      name: 'nearly the same name',
      entity,
      related,
      manifests: alert('team: MerchantExperienceTeam'),
    },
  ],
  notApplicable: [
    { name: 'nothing else names a team', entity, related },
    {
      name: 'people review the code',
      entity,
      related,
      repository: { CODEOWNERS: '* @ada' },
    },
    {
      name: 'several teams review it',
      entity,
      related,
      repository: { CODEOWNERS: '* @bank/security @bank/platform' },
    },
    {
      name: 'a person owns it',
      entity: component({ owner: 'user:ada' }),
      repository: { CODEOWNERS: '* @bank/platform' },
    },
  ],
  fail: [
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
