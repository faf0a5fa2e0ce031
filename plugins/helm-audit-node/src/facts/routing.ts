import { mapsAt, stringAt } from '../json';
import { Resource } from '../stages/gather/types';
import { annotationsLike, keyPattern } from './contacts';
import { entityAndOwners } from './ownership';
import type { OwnershipSources } from './ownershipSources';

/** Whether a resource routes the alerts of its own namespace to a receiver. */
export function isOwnRouting({ kind, body }: Resource): boolean {
  return (
    /^(AlertmanagerConfig|VMAlertmanagerConfig)$/.test(kind) &&
    stringAt(body, 'spec', 'route', 'receiver') !== undefined
  );
}

/** Fields of a receiver that say where it sends to: `slackConfigs`, `slack_configs`. */
const DESTINATION = /(_configs|Configs)$/;

/**
 * Why alerts that a resource routes reach nobody.
 *
 * @returns undefined when its default receiver is defined and has a destination
 */
export function routingProblem({
  body,
}: Resource): { receiver: string; problem: string } | undefined {
  const receiver = stringAt(body, 'spec', 'route', 'receiver') ?? '';
  const definition = mapsAt(body, 'spec', 'receivers').find(
    ({ value }) => value.name === receiver,
  )?.value;
  if (!definition) return { receiver, problem: 'which is not defined' };
  const hasDestination = Object.keys(definition).some(
    key => DESTINATION.test(key) && mapsAt(definition, key).length > 0,
  );
  return hasDestination
    ? undefined
    : { receiver, problem: 'which has no destination' };
}

/** How alerts reach people, as far as it is known. */
export interface Routing {
  state: 'known' | 'missing' | 'unknown';
  /** What takes them there; absent unless it is known. */
  by?: string;
  /** Whether the chart routes them by itself, so that they need no owner's label. */
  isOwn: boolean;
}

/** How the alerts of a release reach people: by its own routing, or by the catalog's. */
export function routingOf(
  resources: Resource[],
  { entity, contacts, keys }: OwnershipSources,
): Routing {
  const own = resources.find(isOwnRouting);
  if (own) {
    return { state: 'known', by: `${own.kind} ${own.name}`, isOwn: true };
  }
  if (!entity) return { state: 'unknown', isOwn: false };
  const [pager] = contacts.pagers;
  const [chat] = entityAndOwners(entity).flatMap(one =>
    annotationsLike(one, keyPattern('chat', keys)),
  );
  if (!pager && !chat) return { state: 'missing', isOwn: false };
  return { state: 'known', by: pager?.text ?? 'a channel', isOwn: false };
}
