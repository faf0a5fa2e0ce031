import { stringify } from 'yaml';
import { inlineText } from './yamlText';

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
