import { findUnstable, mayDiffer } from './unstableDocuments';

const files = (entries: Record<string, string>) =>
  new Map(
    Object.entries(entries).map(([path, text]): [string, Buffer] => [
      path,
      Buffer.from(text),
    ]),
  );

describe('mayDiffer', () => {
  const OUTPUT =
    '---\n# Source: web/templates/a.yaml\n---\n# Source: web/charts/db/templates/a.yaml\n';

  it.each([
    [{ 'templates/a.yaml': '{{ randAlphaNum 8 }}' }, true],
    [{ 'charts/db/templates/a.yaml': '{{ $ca := genCA "a" 1 }}' }, true],
    [{ 'templates/a.yaml': '{{ .Values.a }}' }, false],
    [{ 'templates/a.yaml': 'about randInt' }, false],
    [{ 'README.md': '{{ randAlphaNum 8 }}' }, false],
    [{ 'templates/off.yaml': '{{ randAlphaNum 8 }}' }, false],
  ])('judges %j', (entries, expected) => {
    expect(mayDiffer(files(entries), OUTPUT)).toBe(expected);
  });

  it('follows named templates, and only those that are used', () => {
    const helpers =
      '{{ define "key" }}{{ randAlphaNum 8 }}{{ end }}{{ define "secret" }}{{ include "key" . }}{{ end }}';
    const chart = (template: string) =>
      files({
        'charts/lib/templates/_helpers.tpl': helpers,
        'templates/a.yaml': template,
      });
    expect(mayDiffer(chart('{{ include "secret" . }}'), OUTPUT)).toBe(true);
    expect(mayDiffer(chart('{{ include "name" . }}'), OUTPUT)).toBe(false);
  });
});

describe('findUnstable', () => {
  const render = (a: string, b: string) =>
    `---\n# Source: web/templates/a.yaml\na: ${a}\n---\n# Source: web/templates/a.yaml\nb: ${b}\n`;

  it('finds nothing when both are alike', () => {
    expect(findUnstable(render('1', '2'), render('1', '2'), files({}))).toEqual(
      [],
    );
  });

  it('names the document by its place in its template', () => {
    expect(findUnstable(render('1', '2'), render('1', '3'), files({}))).toEqual(
      [{ source: 'templates/a.yaml', document: 1, mayBeKept: false }],
    );
  });

  it('knows that a look-up in the cluster may keep what is there', () => {
    const [found] = findUnstable(
      render('1', '2'),
      render('3', '2'),
      files({ 'templates/_b.tpl': '{{ lookup "v1" "Secret" "" "" }}' }),
    );
    expect(found).toMatchObject({ document: 0, mayBeKept: true });
  });

  it('leaves out templates that tell the time', () => {
    const tree = files({ 'templates/a.yaml': '{{ now }}' });
    expect(findUnstable(render('1', '2'), render('1', '3'), tree)).toEqual([]);
  });
});
