import type { Entity } from '@backstage/catalog-model';
import { membershipOf, ownersOf } from './ownership';

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

describe('membershipOf', () => {
  it('joins both directions of the relation', () => {
    const team = entity('Group:payments', {
      relations: [relation('hasMember', 'user:default/ada')],
    });
    const grace = entity('User:grace', {
      relations: [relation('memberOf', 'group:default/payments')],
    });
    expect(membershipOf(team, [team, grace, entity('User:eve')])).toEqual({
      members: ['user:default/ada', 'user:default/grace'],
      childGroups: 0,
      complete: true,
    });
  });

  it('goes down through groups, round circles once', () => {
    const department = entity('Group:payments', {
      spec: { children: ['ledger'] },
      relations: [relation('parentOf', 'group:default/ledger')],
    });
    const team = entity('Group:ledger', {
      relations: [
        relation('hasMember', 'user:default/ada'),
        relation('parentOf', 'group:default/payments'),
      ],
    });
    const squad = entity('Group:books', {
      relations: [
        relation('childOf', 'group:default/ledger'),
        relation('hasMember', 'user:default/grace'),
      ],
    });
    expect(membershipOf(department, [department, team, squad])).toEqual({
      members: ['user:default/ada', 'user:default/grace'],
      childGroups: 2,
      complete: true,
    });
  });

  it('knows that it does not know a group below', () => {
    const department = entity('Group:payments', {
      spec: { children: ['ledger'] },
    });
    expect(membershipOf(department, [department])).toMatchObject({
      members: [],
      complete: false,
    });
  });
});
