import { OwnershipEvidence } from '@helm-audit/plugin-helm-audit-common';
import { ChartReview } from './chartReview';
import { listWords } from './listWords';
import { fixLabels, fixOperation, fixReview, fixSlug } from './ownershipFixes';
import { whyNoEscalation } from './nearEvidence';
import { namesOfOwners, RungFinding, unseen } from './ownershipRungs';
import { FoundContradiction, OwnershipSources } from './ownershipSources';
import { Surroundings } from './surroundings';

const NO_OWNER = 'The catalog names nobody to compare with.';

/** Whether a change of the chart is sent to the team that owns it. */
export function judgeEnforced(
  sources: OwnershipSources,
  chart: Surroundings['chart'],
): RungFinding {
  const { review } = sources;
  if (review.state === 'unknown') return unseen(review.reason);
  const fix = fixReview(sources, chart);
  if (review.state === 'none') {
    return {
      state: 'missing',
      reason:
        'The repository has no CODEOWNERS, so anybody may approve a change of the chart.',
      evidence: [],
      fix,
    };
  }
  const evidence = reviewEvidence(review.review);
  const { where, reviewers } = review.review;
  const { optional } = reviewers;
  const [file] = review.review.uncovered;
  if (file) {
    return {
      state: 'missing',
      reason:
        optional.length > 0
          ? `${where} only asks ${listWords(
              optional,
            )} to look at ${file}, and waits for nobody.`
          : `${where} names nobody for ${file}.`,
      evidence,
      fix,
    };
  }
  return judgeReviewers(sources, evidence, where, fix);
}

function reviewEvidence({
  reviewers,
  where,
}: ChartReview): OwnershipEvidence[] {
  const { owners, optional } = reviewers;
  const says = (names: string[], what: string) =>
    names.length > 0
      ? [{ text: `${listWords(names)} ${what}`, source: where }]
      : [];
  return [
    ...says(owners, 'asked to review values.yaml'),
    ...says(optional, 'asked, but not waited for'),
  ];
}

function judgeReviewers(
  sources: OwnershipSources,
  evidence: OwnershipEvidence[],
  where: string,
  fix: RungFinding['fix'],
): RungFinding {
  const { owners, reviewers, isDerivedFromCode, contradictions } = sources;
  const names = listWords(reviewers.map(({ name }) => name));
  if (owners.length === 0) {
    const why = sources.entity ? NO_OWNER : 'No catalog entity is at hand.';
    return unseen(
      `${where} asks ${names} to review changes of the chart. ${why}`,
      evidence,
    );
  }
  if (isDerivedFromCode) {
    return {
      ...unseen(
        `The catalog took the owner from ${where}, so the two can't confirm each other.`,
        evidence,
      ),
      fix: {
        text: 'State the owner in the catalog entry itself.',
        snippet: {
          file: 'catalog-info.yaml',
          content: `spec:\n  owner: ${owners[0].ref}\n`,
        },
      },
    };
  }
  if (reviewers.some(({ likeness }) => likeness === 'same')) {
    return {
      state: 'met',
      reason: `${where} sends changes of the chart to ${namesOfOwners(
        owners,
      )} for review.`,
      evidence,
    };
  }
  const contradiction = contradictions.find(({ rung }) => rung === 'enforced');
  if (contradiction) return contradicted(sources, [contradiction], fix);
  const likely = reviewers.find(
    ({ kind, likeness }) => kind === 'team' && likeness === 'maybe',
  );
  return {
    ...unseen(
      `${where} asks ${names} to review; whether that is ${namesOfOwners(
        owners,
      )} is not known.`,
      evidence,
    ),
    fix: likely ? fixSlug(sources, likely.name) : fix,
  };
}

function contradicted(
  { owners }: OwnershipSources,
  found: FoundContradiction[],
  fix: RungFinding['fix'],
): RungFinding {
  const [{ sides }] = found;
  const others = found.map(each => each.sides[1]);
  return {
    state: 'contradicted',
    reason: `The catalog names ${namesOfOwners(
      owners,
    )} as the owner, but ${listWords(found.map(whatOtherSays))}.`,
    evidence: [sides[0], ...others],
    fix: {
      text: 'Agree on the owner, and correct whichever place is wrong.',
      snippet: fix?.snippet,
    },
  };
}

/** What stands against the catalog, such as `CODEOWNERS:1 asks @bank/platform to review it`. */
export function whatOtherSays({
  rung,
  sides: [, { text, source }],
}: FoundContradiction): string {
  return rung === 'enforced'
    ? `${source} asks ${text} to review its changes`
    : `${source} says "${text}"`;
}

/** Whether labels, alerts and maintainers name the owner whom the catalog names. */
export function judgeConsistent(sources: OwnershipSources): RungFinding {
  const { claims, contradictions, owners, isRendered } = sources;
  const evidence = claims.map(claim => claim.evidence);
  const workload = claims.find(({ by }) => by === 'workload')?.resource?.source;
  const fix = fixLabels(sources, workload);
  const found = contradictions.filter(({ rung }) => rung === 'consistent');
  if (found.length > 0) return contradicted(sources, found, fix);
  if (claims.some(({ likeness }) => likeness === 'same')) {
    return {
      state: 'met',
      reason: `The chart names ${namesOfOwners(owners)}, as the catalog does.`,
      evidence,
    };
  }
  if (claims.length > 0) {
    const says = listWords(evidence.map(({ text }) => `"${text}"`));
    return owners.length > 0
      ? {
          ...unseen(
            `Whether ${says} is ${namesOfOwners(owners)} is not known.`,
            evidence,
          ),
          fix,
        }
      : unseen(
          `Labels, alerts or maintainers say ${says}. ${NO_OWNER}`,
          evidence,
        );
  }
  return isRendered
    ? {
        state: 'missing',
        reason:
          'No label of a workload or an alert names a team, so the cluster does not say whom to ask.',
        evidence,
        fix,
      }
    : unseen('The chart could not be rendered, so its labels are not known.');
}

/** What whoever is called has to find, in words. */
const TELLING = {
  runbook: 'how to operate it',
  escalation: 'whom to turn to next',
  tier: 'how critical it is',
};

/** What of that is missing, or what is there. */
function partsOf(
  lacks: Record<keyof typeof TELLING, boolean>,
  isMissing: boolean,
): string[] {
  return (['runbook', 'escalation', 'tier'] as const)
    .filter(part => lacks[part] === isMissing)
    .map(part => TELLING[part]);
}

/** Whether whoever is called finds a runbook, knows how bad it is, and whom to turn to. */
export function judgeOperable(sources: OwnershipSources): RungFinding {
  const { contacts, documents, tier, entity, hasAllDocuments } = sources;
  const runbooks = [...contacts.runbooks, ...documents.runbooks];
  const escalations = [...contacts.escalations, ...documents.escalations];
  const evidence = [...runbooks, ...escalations, ...(tier?.evidence ?? [])];
  // What is in neither place is missing only when both could be looked at.
  const isSeen = Boolean(entity) && hasAllDocuments;
  const lacks = {
    runbook: runbooks.length === 0,
    escalation: escalations.length === 0,
    tier: tier ? tier.state !== 'stated' : true,
  };
  const words = partsOf(lacks, true);
  const who = `Whoever is called for ${sources.name}`;
  const found = listWords(partsOf(lacks, false), 'and');
  if (words.length === 0) {
    return { state: 'met', reason: `${who} finds ${found}.`, evidence };
  }
  const list = listWords(words, 'or');
  const fix = fixOperation(sources, lacks);
  if (isSeen || (tier && lacks.tier)) {
    const missing = isSeen ? list : TELLING.tier;
    const why = isSeen && lacks.escalation ? whyNoEscalation(sources) : '';
    return {
      state: 'missing',
      reason: [
        `${who} ${
          found ? `finds ${found}, but` : 'finds'
        } nothing that tells ${missing}.`,
        why,
      ]
        .filter(Boolean)
        .join(' '),
      evidence,
      fix,
    };
  }
  const why = entity
    ? 'Not all documents of the repository are at hand.'
    : 'No catalog entity is at hand.';
  return { ...unseen(`We couldn't see ${list}. ${why}`, evidence), fix };
}
