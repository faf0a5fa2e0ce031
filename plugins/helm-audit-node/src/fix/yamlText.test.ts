import fc from 'fast-check';
import { stringify } from 'yaml';
import { blockLines, inlineText } from './yamlText';

const STYLE = {
  lineWidth: 0,
  version: '1.1',
  aliasDuplicateObjects: false,
} as const;

describe('inlineText', () => {
  it.each([
    'app',
    'runAsNonRoot',
    'helm-audit',
    'e10',
    'e-1',
    'e10x',
    'inf',
    'yes',
    'No',
    'ON',
    'y',
    'null',
    'NaN',
    '0755',
    '1e3',
    'a: b',
    '',
  ])('writes %j as the YAML library does', text => {
    const written = stringify(text, { lineWidth: 0, version: '1.1' });
    expect(inlineText(text)).toBe(written.trimEnd());
  });
});

describe('values of fixes', () => {
  const text = fc.oneof(
    fc.constantFrom('app.kubernetes.io/name', 'IfNotPresent', 'a (b)', 'y'),
    fc.constantFrom('rate(x{a="b"}[5m])', "it's {x}", 'e+5', 'x y', 'a, b'),
    fc.string({ maxLength: 8 }).filter(each => !each.includes('\n')),
  );
  const { value } = fc.letrec(tie => ({
    value: fc.oneof(
      { maxDepth: 3 },
      text,
      fc.oneof(fc.boolean(), fc.integer(), fc.double(), fc.constant(null)),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(text, tie('value'), { maxKeys: 3 }),
    ),
  }));

  it('are written as the YAML library writes them', () => {
    fc.assert(
      fc.property(value, each => {
        const block = stringify(each, STYLE).trimEnd();
        const flow = stringify(each, { ...STYLE, collectionStyle: 'flow' });
        expect(blockLines(each, 0).join('\n')).toBe(block);
        expect(inlineText(each)).toBe(flow.trimEnd());
      }),
      { numRuns: 500 },
    );
  });
});
