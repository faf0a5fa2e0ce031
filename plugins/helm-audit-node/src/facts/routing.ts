import { mapsAt, stringAt, valueAt } from '../json';
import { Resource } from '../stages/gather/types';

/** Whether a resource routes the alerts of its own namespace to a receiver. */
export function isOwnRouting({ kind, body }: Resource): boolean {
  return (
    /^(AlertmanagerConfig|VMAlertmanagerConfig)$/.test(kind) &&
    stringAt(body, 'spec', 'route', 'receiver') !== undefined
  );
}

/** Fields of a receiver that say where it sends to. */
const DESTINATION = /(_configs|Configs)$/;

/** Whether a routing object sends alerts anywhere: one of its receivers has a destination. */
export function hasDestination({ body }: Resource): boolean {
  return mapsAt(body, 'spec', 'receivers').some(({ value }) =>
    Object.keys(value).some(
      key =>
        DESTINATION.test(key) &&
        Array.isArray(valueAt(value, key)) &&
        mapsAt(value, key).length > 0,
    ),
  );
}
