import type { Entity } from '@backstage/catalog-model';

/** A component, as the cases of ownership rules need it. */
export function component(
  rest: {
    owner?: string;
    annotations?: Record<string, string>;
    relations?: Entity['relations'];
    links?: Entity['metadata']['links'];
    tags?: string[];
    labels?: Record<string, string>;
    lifecycle?: string;
  } = {},
): Entity {
  const { owner, lifecycle = 'production', relations, ...metadata } = rest;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'checkout', ...metadata },
    spec: { type: 'service', lifecycle, ...(owner && { owner }) },
    ...(relations && { relations }),
  };
}

/** A group with the members of those names. */
export function group(
  name: string,
  rest: {
    members?: string[];
    email?: string;
    annotations?: Record<string, string>;
    links?: Entity['metadata']['links'];
  } = {},
): Entity {
  const { members = [], email, ...metadata } = rest;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name, ...metadata },
    spec: { type: 'team', children: [], ...(email && { profile: { email } }) },
    relations: members.map(member => ({
      type: 'hasMember',
      targetRef: `user:default/${member}`,
    })),
  };
}

/** A user, with an address when one is given. */
export function user(name: string, email?: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name },
    spec: { memberOf: [], ...(email && { profile: { email } }) },
  };
}
