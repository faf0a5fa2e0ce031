import { TemplateLibrary } from './templateLibrary';

const BELOW = 'charts/common/templates/_labels.tpl';
const REAL = '{{- define "common.labels" -}}app: shop{{- end }}';

const libraryOf = (files: Record<string, string>) =>
  TemplateLibrary.of(
    new Map(
      Object.entries(files).map(([file, text]) => [file, Buffer.from(text)]),
    ),
  );

describe('TemplateLibrary', () => {
  it('takes the definition that stands higher, and the last of a file', () => {
    const library = libraryOf({
      'templates/_helpers.tpl': `${REAL}\n${REAL}`,
      [BELOW]: REAL,
    });
    expect(library.named('common.labels')).toMatchObject({
      file: 'templates/_helpers.tpl',
      firstLine: 2,
    });
  });

  it.each([
    ['in a comment', `{{/*\n${REAL}\n*/}}\nkind: Service`],
    ['in a file that does not parse', `${REAL}\n{{ if }`],
    ['in text', '{{ "{{- define `common.labels` -}}" }}'],
  ])('does not take for one what stands %s', (_, text) => {
    const library = libraryOf({
      'templates/service.yaml': text,
      [BELOW]: REAL,
    });
    expect(library.named('common.labels')?.file).toBe(BELOW);
  });

  it('knows no other names', () => {
    const library = libraryOf({ 'templates/a.yaml': `{{/* ${REAL} */}}` });
    expect(library.named('common.labels')).toBeUndefined();
    expect(library.named('other')).toBeUndefined();
  });
});
