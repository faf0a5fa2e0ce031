import { opennessSwitch, persistenceSwitch } from './valueSwitches';

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

describe('opennessSwitch', () => {
  const chart = {
    files: {
      'templates/a.yaml':
        '{{ if .Values.networkPolicy.allowExternalEgress }}a{{ end }}{{ if not .Values.networkPolicy.allowExternal }}b{{ end }}',
      'values.yaml':
        'networkPolicy: { allowExternal: true, allowExternalEgress: true }',
    },
  };

  it('tells the directions apart', () => {
    const template = 'templates/a.yaml';
    expect(opennessSwitch(chart, template, 'egress')).toBe(
      'networkPolicy.allowExternalEgress',
    );
    expect(opennessSwitch(chart, template, 'ingress')).toBe(
      'networkPolicy.allowExternal',
    );
  });

  it('knows none of another template, or where it is off', () => {
    expect(opennessSwitch(chart, 'templates/b.yaml', 'egress')).toBe(undefined);
    const closed = {
      files: { ...chart.files, 'values.yaml': 'networkPolicy: {}' },
    };
    expect(opennessSwitch(closed, 'templates/a.yaml', 'egress')).toBe(
      undefined,
    );
  });
});
