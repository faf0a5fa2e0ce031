import type { Entity } from '@backstage/catalog-model';
import {
  ANNOTATIONS,
  OwnershipFix,
} from '@helm-audit/plugin-helm-audit-common';
import { inChart } from './automation';
import { ContactKind } from './contacts';
import { Owner } from './ownership';
import { OwnershipSources } from './ownershipSources';
import { Surroundings } from './surroundings';

/*
 * What would bring each rung, with the names of this very entity. What only people can know
 * stands in angle brackets.
 */

const CATALOG_FILE = 'catalog-info.yaml';

/** Name of the first owner, or what stands for it. */
function teamOf({ owners }: OwnershipSources): string {
  return owners[0]?.name ?? '<team>';
}

/** Names an owner, the suggested one where there is one. */
export function fixOwner(name: string, suggestion?: string): OwnershipFix {
  const owner = suggestion ? `group:default/${suggestion}` : '<team>';
  return {
    text: `Set \`spec.owner\` to the group that runs ${name}.`,
    snippet: { file: CATALOG_FILE, content: `spec:\n  owner: ${owner}\n` },
  };
}

/** Adds the group that is named and not known. */
export function fixUnknownOwner({ name }: Owner): OwnershipFix {
  return {
    text: 'Correct `spec.owner`, or add the group to the organisation data of the catalog.',
    snippet: {
      file: 'The organisation data of the catalog',
      content: `apiVersion: backstage.io/v1alpha1
kind: Group
metadata:
  name: ${name}
spec:
  type: team
  children: []
  members: []
`,
    },
  };
}

/** Says how to write to the team. */
export function fixReach(sources: OwnershipSources): OwnershipFix {
  const { keys } = sources;
  const team = teamOf(sources);
  const key = keys.chat ? exampleKey('chat', sources) : 'slack.com/bot-notify';
  return {
    text: `Add an address or a channel to the catalog entry of ${team}.`,
    snippet: {
      file: `The catalog entry of ${team}`,
      content: `metadata:
  annotations:
    ${key}: <channel of ${team}>
spec:
  profile:
    email: <address of ${team}>
`,
    },
  };
}

/** Names the rota. */
export function fixOnCall(sources: OwnershipSources): OwnershipFix {
  const key = exampleKey('onCall', sources);
  return {
    text: `Add the pager annotation of your on-call system to ${
      sources.name
    } or to ${teamOf(sources)}.`,
    snippet: {
      file: CATALOG_FILE,
      content: `metadata:\n  annotations:\n    ${key}: <service of ${sources.name}>\n`,
    },
  };
}

const EXAMPLE_KEYS: Record<ContactKind, string> = {
  onCall: 'pagerduty.com/service-id',
  chat: 'slack.com/bot-notify',
  escalation: 'example.com/escalation-policy',
  runbook: 'example.com/runbook',
  tier: ANNOTATIONS.tier,
};

function exampleKey(kind: ContactKind, { keys }: OwnershipSources): string {
  return keys[kind]?.find(key => !key.includes('*')) ?? EXAMPLE_KEYS[kind];
}

/** Sends changes of the chart to the team. */
export function fixReview(
  sources: OwnershipSources,
  chart: Surroundings['chart'],
): OwnershipFix {
  const { review } = sources;
  const known = review.state === 'known' ? review.review.reviewers : undefined;
  if (known?.dialect === 'owners') {
    return {
      text: `Name the members of ${teamOf(
        sources,
      )} as approvers for the chart.`,
      snippet: {
        file: inChart(chart?.pathInRepository ?? '.', 'OWNERS'),
        content: `approvers:\n  - ${teamOf(sources)}\n`,
      },
    };
  }
  const folder = chart?.pathInRepository ?? '.';
  const pattern = folder === '.' ? '*' : `/${folder}/`;
  return {
    text: 'Name the team for the folder of the chart; the last line that matches wins.',
    snippet: {
      file: known?.file ?? '.github/CODEOWNERS',
      content: `${pattern} ${teamSlug(sources)}\n`,
    },
  };
}

/** How the forge calls the team, as far as the catalog says. */
function teamSlug(sources: OwnershipSources): string {
  const { owners, entity } = sources;
  const slug = owners
    .map(owner => owner.entity && noteOf(owner.entity, 'github.com/team-slug'))
    .find(Boolean);
  if (slug) return `@${slug}`;
  const project =
    entity &&
    (noteOf(entity.entity, 'github.com/project-slug') ??
      noteOf(entity.entity, 'gitlab.com/project-slug'));
  return `@${project?.split('/')[0] ?? '<organisation>'}/${teamOf(sources)}`;
}

function noteOf({ metadata }: Entity, key: string): string | undefined {
  return metadata.annotations?.[key];
}

/** Ties the team's name on the forge to the one in the catalog. */
export function fixSlug(sources: OwnershipSources, slug: string): OwnershipFix {
  const team = teamOf(sources);
  return {
    text: `If ${slug} is ${team}, say so in the catalog; else name ${team} in the list.`,
    snippet: {
      file: `The catalog entry of ${team}`,
      content: `metadata:\n  annotations:\n    github.com/team-slug: ${slug.replace(
        /^@/,
        '',
      )}\n`,
    },
  };
}

/** Puts the team's name on the pods. */
export function fixLabels(
  sources: OwnershipSources,
  workload: string | undefined,
): OwnershipFix {
  return {
    text: `Label pods and alerts with the team, so that whoever sees them knows whom to ask.`,
    snippet: {
      file: workload ?? 'The pod template of each workload',
      content: `metadata:\n  labels:\n    team: ${teamOf(sources)}\n`,
    },
  };
}

/** Says what whoever is called needs to know. */
export function fixOperation(
  { name, tier }: OwnershipSources,
  missing: { runbook: boolean; escalation: boolean; tier: boolean },
): OwnershipFix {
  const links = [
    ...(missing.runbook ? ['Runbook'] : []),
    ...(missing.escalation ? ['Escalation policy'] : []),
  ];
  const linked = links.map(link => `the ${link.toLowerCase()}`).join(' and ');
  const what = [
    ...(linked ? [`link ${linked}`] : []),
    ...(missing.tier ? ['state how critical it is'] : []),
  ].join(', and ');
  return {
    text: `In the catalog entry of ${name}, ${what}.`,
    snippet: {
      file: CATALOG_FILE,
      content: [
        'metadata:',
        ...(missing.tier
          ? [
              '  annotations:',
              `    ${ANNOTATIONS.tier}: '<1, 2 or 3>'${
                tier?.value ? ` # not ${tier.value}` : ''
              }`,
            ]
          : []),
        ...(links.length > 0 ? ['  links:'] : []),
        ...links.flatMap(link => [
          `    - title: ${link}`,
          `      url: <address of the ${link.toLowerCase()}>`,
        ]),
        '',
      ].join('\n'),
    },
  };
}
