import { component, group } from '../testing/catalogEntities';
import { findAddresses, findContacts, keyPattern } from './contacts';

const annotated = (annotations: Record<string, string>) => ({
  entity: component({ owner: 'payments' }),
  related: [group('payments', { annotations })],
});

describe('findContacts', () => {
  it('reads annotations that have a value, of entity and owner', () => {
    const fact = annotated({
      'slack.com/bot-notify': 'C1',
      'example.com/slack-channel': ' ',
    });
    expect(findContacts(fact, 'chat', {})).toEqual([
      {
        text: 'C1',
        source: 'annotation slack.com/bot-notify of group:default/payments',
      },
    ]);
  });

  it('does not show what opens a pager', () => {
    const fact = annotated({ 'pagerduty.com/integration-key': 'hush' });
    expect(findContacts(fact, 'onCall', {})).toEqual([
      {
        text: 'A rota in pagerduty',
        source:
          'annotation pagerduty.com/integration-key of group:default/payments',
      },
    ]);
  });

  it('says that Opsgenie ends', () => {
    const [{ text }] = findContacts(
      annotated({ 'opsgenie.com/team': 'payments' }),
      'onCall',
      {},
    );
    expect(text).toContain('2027-04-05');
  });

  it('reads links by title and address', () => {
    const entity = component({
      links: [
        { url: 'https://bank.example/r', title: 'Runbook' },
        { url: 'https://bank.slack.com/archives/C1' },
      ],
    });
    const fact = { entity, related: [] };
    expect(findContacts(fact, 'runbook', {})).toEqual([
      { text: 'Runbook', source: 'link of component:default/checkout' },
    ]);
    expect(findContacts(fact, 'chat', {})).toHaveLength(1);
    expect(findContacts(fact, 'escalation', {})).toEqual([]);
  });

  it('takes the keys that are configured in place of those it knows', () => {
    const fact = annotated({
      'slack.com/bot-notify': 'C1',
      'bank.example/room.main': '4711',
    });
    const keys = { chat: ['bank.example/room.*'] };
    expect(findContacts(fact, 'chat', keys)).toMatchObject([{ text: '4711' }]);
  });
});

describe('keyPattern', () => {
  it('takes configured keys literally but for stars', () => {
    const pattern = keyPattern('onCall', { onCall: ['a.b/c', 'd/*'] });
    expect(pattern.test('a.b/c')).toBe(true);
    expect(pattern.test('aXb/c')).toBe(false);
    expect(pattern.test('d/e-f')).toBe(true);
  });
});

describe('findAddresses', () => {
  it('wants an address', () => {
    const owned = (email: string) => ({
      entity: component({ owner: 'payments' }),
      related: [group('payments', { email })],
    });
    expect(findAddresses(owned('p@bank.example'))).toEqual([
      {
        text: 'p@bank.example',
        source: 'spec.profile.email of group:default/payments',
      },
    ]);
    expect(findAddresses(owned('tbd'))).toEqual([]);
  });
});
