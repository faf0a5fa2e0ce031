import {
  OWNERSHIP_RUNGS,
  OwnershipFunnelResponse,
} from '@helm-audit/plugin-helm-audit-common';
import { plural } from './words';

/**
 * What the funnel says in a sentence or two: who has nobody on call, and who holds all rungs.
 *
 * @param lifecycle - that the services are narrowed down to
 */
export function ownershipSentence(
  funnel: OwnershipFunnelResponse,
  lifecycle: string | undefined,
): string {
  const { audited, gaps, rungs } = funnel;
  const kind = lifecycle ? `${lifecycle} service` : 'service';
  if (audited === 0) {
    return `None of ${plural(
      funnel.services,
      kind,
    )} is audited yet, so how clear their ownership is can’t be told.`;
  }
  const onCall = rungs.find(({ id }) => id === 'on-call');
  const unseen = onCall?.states.unknown ?? 0;
  const whole =
    rungs.find(({ id }) => id === OWNERSHIP_RUNGS[OWNERSHIP_RUNGS.length - 1])
      ?.reached ?? 0;
  const parts = [
    onCallClause(
      gaps['no-on-call'],
      unseen,
      plural(audited, `audited ${kind}`),
    ),
    unseen > 0 && `we couldn’t see it for ${unseen}`,
  ].filter(Boolean);
  return `${parts.join(', and ')}. ${
    whole === 0 ? 'None is' : `${whole} ${whole === 1 ? 'is' : 'are'}`
  } owned clearly all the way.`;
}

function onCallClause(without: number, unseen: number, all: string): string {
  if (without > 0) {
    return `${without} of ${all} ${
      without === 1 ? 'has' : 'have'
    } nobody on call`;
  }
  return unseen > 0
    ? `None of ${all} was seen with nobody on call`
    : `Somebody is on call for each of ${all}`;
}
