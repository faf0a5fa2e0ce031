import { CHART_YAML } from '../testing/chartFolder';
import { Budget } from './budget';
import { findOffers } from './findOffers';

const PDB = `apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: budget
`;

const CLUSTER = {
  kubeVersion: '1.33.0',
  helmVersion: '4.0.0',
  apiVersions: [],
};

/** Kinds that a chart offers, when it may take so many steps to look through it. */
const look = (template: string, steps: number) =>
  findOffers(
    {
      files: new Map(
        Object.entries({
          'Chart.yaml': CHART_YAML,
          'values.yaml': 'a: 1\n',
          'templates/pdb.yaml': template,
        }).map(([path, text]): [string, Buffer] => [path, Buffer.from(text)]),
      ),
      values: { a: 1 },
      cluster: CLUSTER,
      rendered: [],
    },
    new Budget(steps),
  ).offers.map(({ kind }) => kind);

const offered = (before: string, condition = '.Values.on') =>
  `${before}\n{{ if ${condition} }}\n${PDB}{{ end }}\n`;

const times = (count: number, text: string) => text.repeat(count);

describe('charts that ask for endless work', () => {
  it.each([
    [
      'templates that set the dot and include themselves',
      `${offered('')}{{ define "a" }}{{ $_ := set . "x" 1 }}${times(
        20,
        '{{ include "a" . }}',
      )}{{ end }}{{ include "a" . }}`,
    ],
    [
      'maps merged with themselves',
      offered(
        `{{ $x := .Values }}${times(40, '{{ $x = merge $x $x }}')}`,
        '$x.on',
      ),
    ],
    [
      'defaults of themselves',
      offered(
        `{{ $x := .Values }}${times(40, '{{ $x = default $x $x }}')}{{ $x }}`,
        '$x.on',
      ),
    ],
    [
      'lists joined to themselves',
      offered(
        `{{ $x := list 1 }}${times(40, '{{ $x = concat $x $x }}')}{{ len $x }}`,
      ),
    ],
    [
      'lists of themselves',
      offered(
        `{{ $x := list 1 }}${times(
          40,
          '{{ $x = list $x $x }}',
        )}{{ toJson $x }}`,
      ),
    ],
    [
      'texts put into themselves',
      offered(
        `{{ $x := "aa" }}${times(9, '{{ $x = replace "a" $x $x }}')}`,
        'or .Values.on (eq $x "b")',
      ),
    ],
  ])('are looked through all the same: %s', (_, template) => {
    expect(look(template, 50_000)).toEqual(['PodDisruptionBudget']);
  });

  it.each([
    [
      'templates that write objects and include themselves',
      `{{ define "a" }}${PDB}${times(
        20,
        '{{ include "a" . }}',
      )}{{ end }}{{ include "a" . }}`,
    ],
    [
      'fields of two fields of themselves',
      offered(
        `{{ $x := .Values }}${times(40, '{{ $x = default $x.a $x.b }}')}`,
        '$x.on',
      ),
    ],
    [
      'templates that include themselves with a dot of their own',
      offered(
        `{{ define "a" }}${times(
          20,
          '{{ printf "%s%s" (include "a" (dict "x" .x)) (include "a" (dict "y" .x)) }}',
        )}{{ end }}{{ if include "a" . }}x{{ end }}`,
        'include "a" (dict "x" .)',
      ),
    ],
  ])('are given up: %s', (_, template) => {
    expect(() => look(template, 50_000)).toThrow('too often');
  });
});
