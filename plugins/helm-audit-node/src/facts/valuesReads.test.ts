import { doubtOf, readValuesReads } from './valuesReads';

const paths = (text: string) =>
  readValuesReads(text).reads.map(({ path }) => path.join('.'));

const bare = (text: string) =>
  readValuesReads(text)
    .reads.filter(({ isBare }) => isBare)
    .map(({ path }) => path.join('.'));

const doubt = (...texts: string[]) => doubtOf(texts.map(readValuesReads));

describe('readValuesReads', () => {
  it.each([
    ['{{ .Values.image.tag }}', ['image.tag']],
    ['{{- $.Values.a | default .Values.b -}}', ['a', 'b']],
    ['{{ (.Values.a).b }}', ['a']],
    ['{{ index .Values "my-db" "host" }}', ['my-db.host']],
    ['{{ index .Values.db "host" }}', ['db.host']],
    ['{{ dig "a" "b" 1 .Values.c }}', ['c.a.b']],
    ['{{/* .Values.a */}} .Values.b', []],
    ['{{- /* .Values.a */ -}}', []],
    ['{{ printf "}} %s" .Values.a }}', ['a']],
  ])('finds the paths in %s', (text, expected) => {
    expect(paths(text)).toEqual(expected);
  });

  it.each([
    ['{{ .Values.a.b }}', ['a.b']],
    ['{{ .Values.a | quote }}', ['a']],
    ['{{ .Values.a | default 1 }}', []],
    ['{{ toYaml .Values.a }}', []],
    ['{{ if .Values.a }}{{ .Values.a.b }}{{ end }}', []],
    ['{{ if .Values.a }}{{ end }}{{ .Values.a }}', ['a']],
    ['{{ if .Values.on }}{{ .Values.a }}{{ end }}', ['a']],
    ['{{ if .X }}{{ else if .Values.a }}{{ .Values.a }}{{ end }}', []],
    ['{{ define "x" }}{{ .Values.a }}{{ end }}', []],
    ['{{ $x := .Values.a }}', []],
  ])('knows what is printed as it is in %s', (text, expected) => {
    expect(bare(text)).toEqual(expected);
  });

  it('doubts where values are handed on as a whole', () => {
    expect(doubt('{{ toYaml .Values }}')).toMatch(/all/);
    expect(doubt('{{ index .Values $x }}')).toMatch(/all/);
  });

  it('doubts where a template of others is used', () => {
    const text = '{{ include "lib.labels" . }}';
    expect(doubt(text)).toMatch(/lib\.labels/);
    const own = '{{ define "lib.labels" }}{{ end }}';
    expect(doubt(text, own)).toBeUndefined();
  });
});
