import {
  entityAndOwners,
  hasAnnotation,
  hasLink,
  ownersOf,
} from '../../../facts/ownership';
import { stringAt } from '../../../json';
import { defineRule } from '../../defineRule';

/** Annotations by which Backstage or people reach a channel. */
const CHANNEL =
  /^(slack\.com\/bot-notify|[\w.-]*(slack|teams|mattermost|discord|zulip|rocketchat|chat)[\w.-]*\/[\w.-]+|[\w.-]+\/([\w-]*-)?(slack|chat|teams|contact|email)([-_.]\w+)*)$/i;

const CONTACT_LINK =
  /^mailto:|slack\.com|teams\.microsoft\.com|mattermost|chat\.google\.com|discord|zulip|\b(slack|chat|contact|channel|support)\b/i;

export default defineRule({
  meta: {
    id: 'unreachable-owner',
    dimension: 'delivery',
    title: 'The owner can be reached',
    failureTitle: 'The catalog says no way to reach the owner',
    severity: 'medium',
    confidence: 'high',
    target: 'entity',
    requires: [],
    messages: {
      unreachable: {
        message:
          'The owner of {{kind}} {{name}}, {{owner}}, has neither an e-mail address nor a chat channel in the catalog.',
        remediation:
          "Add `spec.profile.email` or the annotation `slack.com/bot-notify` to the owner's entity.",
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['zero-impact'],
    risks: ['production-ownership', 'incident-response'],
    controls: [],
    references: ['https://backstage.io/docs/notifications/processors/'],
    since: '0.1.0',
  },
  appliesTo: fact => ownersOf(fact).some(({ entity }) => entity),
  check(fact, { report }) {
    const reachable = entityAndOwners(fact).some(
      entity =>
        stringAt(entity, 'spec', 'profile', 'email')?.includes('@') ||
        hasAnnotation(entity, CHANNEL) ||
        hasLink(entity, CONTACT_LINK),
    );
    if (reachable) return;
    const { kind, metadata } = fact.entity;
    const known = ownersOf(fact).filter(({ entity }) => entity);
    report({
      messageId: 'unreachable',
      data: {
        kind,
        name: metadata.name,
        owner: known.map(({ ref }) => ref).join(' and '),
      },
      path: ['spec', 'owner'],
    });
  },
});
