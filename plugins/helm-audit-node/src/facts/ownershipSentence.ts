import {
  OwnershipRung,
  SuggestedOwner,
} from '@helm-audit/plugin-helm-audit-common';
import { Owner } from './ownership';
import { whatOtherSays } from './ownershipPractice';
import { namesOfOwners } from './ownershipRungs';
import { OwnershipSources } from './ownershipSources';

/** The ladder in words for somebody who does not know it. */
export function describeOwnership(
  sources: OwnershipSources,
  rungs: OwnershipRung[],
  suggestion?: SuggestedOwner,
): string {
  const { name, owners } = sources;
  const gap = rungs.find(({ state }) => state !== 'met');
  const named = `The catalog names ${whoOwns(owners)} as the owner`;
  if (!gap) {
    return `${named}: reachable, on call, asked about every change, and no place says otherwise.`;
  }
  const sentences =
    gap.id === 'named'
      ? [
          gap.state === 'unknown'
            ? `We couldn't see who owns ${name}. ${gap.reason}`
            : gap.reason,
          ...(owners.length === 0 ? [whomToAsk(suggestion)] : []),
        ]
      : [...(gap.state === 'contradicted' ? [] : [`${named}.`]), gap.reason];
  const [contradiction] = sources.contradictions;
  if (contradiction && gap.state !== 'contradicted') {
    sentences.push(`Besides, ${whatOtherSays(contradiction)}.`);
  }
  return sentences.join(' ');
}

/** A team is called one, since it may be called just like what it owns. */
function whoOwns(owners: Owner[]): string {
  const names = namesOfOwners(owners);
  const [only] = owners;
  const isTeam = owners.length === 1 && only.kind === 'group';
  return isTeam && !/\b(team|squad|group|guild)\b/i.test(names)
    ? `the team ${names}`
    : names;
}

function whomToAsk(suggestion: SuggestedOwner | undefined): string {
  if (!suggestion) return 'Nothing else here names a team to ask.';
  const [{ source }] = suggestion.evidence;
  return `Ask ${suggestion.name} first, whom ${source} names.`;
}
