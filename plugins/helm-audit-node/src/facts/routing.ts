import { mapsAt, stringAt } from '../json';
import { Resource } from '../stages/gather/types';

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
