import { component } from '../testing/catalogEntities';
import {
  runbookToLink,
  whyNoEscalation,
  whyNoFailureScenario,
  whyNoRunbook,
} from './nearEvidence';
import { operatingDocuments } from './operatingDocuments';
import { Surroundings } from './surroundings';

const around = (
  files: Record<string, string>,
  more: Partial<Surroundings> = {},
): Surroundings => ({
  tier: 1,
  repository: {
    files,
    paths: Object.keys(files),
    truncated: false,
  } as Surroundings['repository'],
  ...more,
});

const NO_CONTACTS = {
  pagers: [],
  addresses: [],
  channels: [],
  escalations: [],
  runbooks: [],
};

const LINK = {
  text: 'Runbook',
  source: 'link of component:default/checkout',
};

const sources = (files: Record<string, string>, runbooks = [LINK]) => ({
  contacts: { ...NO_CONTACTS, runbooks },
  documents: operatingDocuments(around(files)),
});

describe('what does not count, and why', () => {
  it.each([
    ['nothing of the kind', around({ 'README.md': '# Checkout' }), [], /^$/],
    [
      'a file that is no text',
      around({ 'docs/runbook.pdf': '' }),
      [],
      /^docs\/runbook\.pdf is called so, but can't be read/,
    ],
    [
      'a mention in passing',
      around({ 'README.md': '# Checkout\n\nSee the runbook in the wiki.' }),
      [],
      /^README\.md:3 speaks of one, but is none by its name or a heading/,
    ],
    [
      'a link of an alert',
      around({}),
      ['https://wiki.example.com/runbooks/checkout'],
      /^An alert leads to https:\/\/wiki\.example\.com\/runbooks\/checkout; link it/,
    ],
    [
      'a link of another entity, which not all readers may read',
      around(
        {},
        {
          entity: {
            entity: component({ owner: 'payments' }),
            related: [
              {
                apiVersion: 'backstage.io/v1alpha1',
                kind: 'System',
                metadata: {
                  name: 'shop',
                  links: [
                    { url: 'https://bank.example/r', title: 'Our runbook' },
                  ],
                },
              },
            ],
          } as Surroundings['entity'],
        },
      ),
      [],
      /^A related entity in the catalog links one; link it from component:default\/checkout or its owner for it to count\.$/,
    ],
  ])('is said of a runbook: %s', (_, surroundings, alertRunbooks, words) => {
    expect(whyNoRunbook({ alertRunbooks }, surroundings)).toMatch(words);
  });

  it('is said of runbooks that name nobody to turn to', () => {
    expect(whyNoEscalation(sources({ 'docs/runbook.md': '# Restart' }))).toBe(
      "docs/runbook.md does not speak of escalation. What “Runbook” (link of component:default/checkout) leads to can't be read from here.",
    );
    expect(whyNoEscalation(sources({}, []))).toBe('');
  });

  it('is said of runbooks that no alert leads to', () => {
    expect(runbookToLink(sources({}))).toBe(
      'There is one (“Runbook”, link of component:default/checkout), but nothing leads from the alert to it.',
    );
    expect(runbookToLink(sources({ 'docs/runbook.md': '' }, []))).toBe(
      'There is one (docs/runbook.md), but nothing leads from the alert to it.',
    );
    expect(runbookToLink(sources({}, []))).toBe('');
  });

  it('is said of runbooks that tell of no failure', () => {
    expect(
      whyNoFailureScenario(sources({ 'docs/runbook.md': '# Restart' })),
    ).toBe(
      'docs/runbook.md is a runbook, but no heading in it is about a failure, and no line says what happens while something is away.',
    );
    expect(whyNoFailureScenario(sources({}))).toBe('');
  });
});
