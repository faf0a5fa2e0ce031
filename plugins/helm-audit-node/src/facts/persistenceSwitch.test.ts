import { persistenceSwitch } from './persistenceSwitch';

const find = (template: string, values: string) =>
  persistenceSwitch(
    { files: { 'templates/a.yaml': template, 'values.yaml': values } },
    'templates/a.yaml',
  );

const IF =
  '{{- if .Values.persistence.enabled }}claim{{ else }}emptyDir{{ end }}';

describe('persistenceSwitch', () => {
  it('finds the one that is off', () => {
    expect(find(IF, 'persistence: { enabled: false }')).toBe(
      'persistence.enabled',
    );
    expect(
      find(
        '{{ if and .Values.server.persistentVolume.enabled (not .Values.x) }}a{{ end }}',
        'server: { persistentVolume: { enabled: false } }',
      ),
    ).toBe('server.persistentVolume.enabled');
  });

  it('knows none where it is on, or there is none', () => {
    expect(find(IF, 'persistence: { enabled: true }')).toBeUndefined();
    expect(find(IF, '')).toBeUndefined();
    expect(find('emptyDir: {}', 'persistence: { enabled: false }')).toBe(
      undefined,
    );
    expect(persistenceSwitch(undefined, 'a')).toBeUndefined();
  });

  it('knows none where several are off', () => {
    expect(
      find(
        `${IF}{{ if .Values.backup.persistence.enabled }}b{{ end }}`,
        'persistence: { enabled: false }\nbackup: { persistence: { enabled: false } }',
      ),
    ).toBeUndefined();
  });
});
