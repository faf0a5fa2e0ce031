import {
  OwnershipRung,
  SuggestedOwner,
} from '@helm-audit/plugin-helm-audit-common';
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
  const who = namesOfOwners(owners);
  if (!gap) {
    return `${who} owns ${name}: reachable, on call, asked about every change, and no place says otherwise.`;
  }
  const sentences =
    gap.id === 'named'
      ? [
          gap.state === 'unknown'
            ? `We couldn't see who owns ${name}. ${gap.reason}`
            : gap.reason,
          ...(owners.length === 0 ? [whomToAsk(suggestion)] : []),
        ]
      : [`${who} owns ${name}.`, gap.reason];
  const [contradiction] = sources.contradictions;
  if (contradiction && gap.state !== 'contradicted') {
    const [, other] = contradiction.sides;
    sentences.push(`Besides, ${other.source} says ${other.text}.`);
  }
  return sentences.join(' ');
}

function whomToAsk(suggestion: SuggestedOwner | undefined): string {
  if (!suggestion) return 'Nothing else here names a team to ask.';
  const [{ source }] = suggestion.evidence;
  return `Ask ${suggestion.name} first, named in ${source}.`;
}
