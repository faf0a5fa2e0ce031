import type { Entity } from '@backstage/catalog-model';
import { OwnershipEvidence } from '@helm-audit/plugin-helm-audit-common';
import { stringAt } from '../json';
import { EntityFact } from '../stages/gather/types';
import { RUNBOOK } from './operatingDocuments';
import { entityAndOwners, refOf } from './ownership';

/** What people are looked for: whom to wake, to write to, to turn to next, and what to read. */
export type ContactKind = 'onCall' | 'chat' | 'escalation' | 'runbook' | 'tier';

/**
 * Annotation keys that count, by what they tell, instead of those that the audit knows. `*`
 * stands for anything.
 */
export type OwnershipKeys = Partial<Record<ContactKind, string[]>>;

/**
 * Annotations by the plugins that read them, and those of companies whose key says so. The
 * well-known ones of Backstage hold none for pagers, chat, runbooks or criticality.
 */
const ANNOTATIONS: Record<ContactKind, RegExp> = {
  onCall:
    /^(pagerduty\.com\/(service-id|integration-key)|opsgenie\.com\/(component-selector|team)|splunk\.com\/on-call-[\w-]+|ilert\.com\/integration-key|rootly\.com\/.+|firehydrant\.(com|io)\/.+|incident\.io\/.+|[\w.-]+\/([\w-]*-)?(on-?call|pager|pagerduty|opsgenie)([-_.][\w.-]*)?)$/i,
  chat: /^(slack\.com\/bot-notify|[\w.-]*(slack|teams|mattermost|discord|zulip|rocketchat|chat)[\w.-]*\/[\w.-]+|[\w.-]+\/([\w-]*-)?(slack|chat|teams|contact|email)([-_.][\w.-]*)?)$/i,
  escalation: /escalat/i,
  runbook:
    /run-?_?books?|play-?_?books?|operations?-(guide|manual|handbook)|on-?call-(guide|handbook)/i,
  tier: /(^|[./_-])(tier|criticality|service-class|business-impact)$/i,
};

const LINKS: Record<Exclude<ContactKind, 'tier'>, RegExp> = {
  onCall:
    /\b(on-?call|pager|rota|roster)\b|pagerduty|opsgenie|ilert\.com|rootly\.com|incident\.io|firehydrant/i,
  chat: /^mailto:|slack\.com|teams\.microsoft\.com|mattermost|chat\.google\.com|discord|zulip|\b(slack|chat|contact|channel|support)\b/i,
  escalation: /escalat/i,
  runbook: RUNBOOK,
};

/** The pattern of the annotation keys that tell something. */
export function keyPattern(kind: ContactKind, keys: OwnershipKeys): RegExp {
  const own = keys[kind];
  if (!own) return ANNOTATIONS[kind];
  const alternatives = own.map(key =>
    key.replace(/[\\^$.+?()[\]{}|]/g, '\\$&').replace(/\*/g, '.*'),
  );
  return new RegExp(`^(${alternatives.join('|')})$`, 'i');
}

/** What the annotations and links of an entity and its owners tell. */
export function findContacts(
  fact: EntityFact,
  kind: Exclude<ContactKind, 'tier'>,
  keys: OwnershipKeys,
): OwnershipEvidence[] {
  const pattern = keyPattern(kind, keys);
  return entityAndOwners(fact).flatMap(entity => [
    ...annotationsLike(entity, pattern).map(key => ({
      text: describe(entity, key, kind),
      source: `annotation ${key} of ${refOf(entity)}`,
    })),
    ...linksLike(entity, LINKS[kind]).map(({ title, url }) => ({
      text: title ?? url,
      source: `link of ${refOf(entity)}`,
    })),
  ]);
}

/** Addresses of the entity's owners, those of persons who own it included. */
export function findAddresses(fact: EntityFact): OwnershipEvidence[] {
  return entityAndOwners(fact).flatMap(entity => {
    const email = stringAt(entity, 'spec', 'profile', 'email');
    return email?.includes('@')
      ? [{ text: email, source: `spec.profile.email of ${refOf(entity)}` }]
      : [];
  });
}

/** Keys of annotations that have a value. */
export function annotationsLike({ metadata }: Entity, key: RegExp): string[] {
  return Object.entries(metadata.annotations ?? {})
    .filter(([name, value]) => key.test(name) && String(value).trim() !== '')
    .map(([name]) => name);
}

/** Links whose title, type, icon or address says what is looked for. */
export function linksLike({ metadata }: Entity, what: RegExp) {
  return (metadata.links ?? []).filter(({ title, type, icon, url }) =>
    [title, type, icon, url].some(text => text && what.test(text)),
  );
}

const OPSGENIE_END = 'Opsgenie, whose support ends on 2027-04-05';

/** Values of pagers may be keys that open them; only what leads to a channel is shown. */
function describe(entity: Entity, key: string, kind: ContactKind): string {
  const value = String(entity.metadata.annotations?.[key]);
  if (kind !== 'onCall') return value;
  if (/opsgenie/i.test(key)) return `A rota in ${OPSGENIE_END}`;
  const system = key.match(/pagerduty|splunk|ilert|rootly|firehydrant/i)?.[0];
  return system ? `A rota in ${system}` : 'A rota';
}
