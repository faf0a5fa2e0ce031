import type { Entity } from '@backstage/catalog-model';
import { hasAnnotation, hasLink, membersOf, ownersOf } from './ownership';

const entity = (
  ref: string,
  rest: Partial<Pick<Entity, 'relations' | 'spec'>> = {},
): Entity => {
  const [kind, name] = ref.split(':');
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name },
    ...rest,
  };
};

const relation = (type: string, targetRef: string) => ({ type, targetRef });

describe('ownersOf', () => {
  it('reads the relation, and finds the owner among what is related', () => {
    const team = entity('Group:payments');
    const owners = ownersOf({
      entity: entity('Component:pay', {
        spec: { owner: 'someone-else' },
        relations: [relation('ownedBy', 'group:default/payments')],
      }),
      related: [team],
    });
    expect(owners).toEqual([
      {
        ref: 'group:default/payments',
        kind: 'group',
        name: 'payments',
        entity: team,
      },
    ]);
  });

  it('falls back on spec.owner, which is a group unless it says otherwise', () => {
    const refsOf = (owner: string) =>
      ownersOf({
        entity: entity('Component:pay', { spec: { owner } }),
        related: [],
      }).map(({ ref }) => ref);
    expect(refsOf('Payments')).toEqual(['group:default/payments']);
    expect(refsOf('user:ada')).toEqual(['user:default/ada']);
  });

  it.each(['unknown', 'group:default/guests', '', ' ', 'group:'])(
    'takes %p for nobody',
    owner => {
      const component = entity('Component:pay', { spec: { owner } });
      expect(ownersOf({ entity: component, related: [] })).toEqual([]);
    },
  );
});

describe('membersOf', () => {
  it('joins both directions of the relation', () => {
    const team = entity('Group:payments', {
      relations: [relation('hasMember', 'user:default/ada')],
    });
    const grace = entity('User:grace', {
      relations: [relation('memberOf', 'group:default/payments')],
    });
    expect(membersOf(team, [team, grace, entity('User:eve')])).toEqual([
      'user:default/ada',
      'user:default/grace',
    ]);
  });
});

describe('hasAnnotation and hasLink', () => {
  const component = entity('Component:pay');
  component.metadata = {
    name: 'pay',
    annotations: {
      'slack.com/bot-notify': 'C1',
      'pagerduty.com/service-id': '',
    },
    links: [{ url: 'https://example.com/run', title: 'Runbook' }],
  };

  it('wants a value', () => {
    expect(hasAnnotation(component, /^slack/)).toBe(true);
    expect(hasAnnotation(component, /^pagerduty/)).toBe(false);
  });

  it('reads titles', () => {
    expect(hasLink(component, /runbook/i)).toBe(true);
    expect(hasLink(component, /escalation/i)).toBe(false);
  });
});
