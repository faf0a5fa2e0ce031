import { locateInTemplate, TemplatePosition } from './locateInTemplate';

const TEMPLATE = `{{- if .Values.enabled }}
apiVersion: v1
kind: Service
metadata:
  name: {{ include "shop.fullname" . }}
spec:
  type: {{ .Values.service.type }}
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ include "shop.fullname" . }}
spec:
  {{- if not .Values.autoscaling.enabled }}
  replicas: {{ .Values.replicaCount }}
  {{- end }}
  template:
    spec:
      {{- with .Values.podSecurityContext }}
      securityContext:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      containers:
        - name: app
          image: "{{ .Values.image.repository }}:{{ .Values.image.tag }}"
          resources:
            {{- toYaml .Values.resources | nindent 12 }}
        - name: proxy
          image: envoy
          securityContext:
            privileged: true
{{- end }}
`;

const LINES = TEMPLATE.split('\n');

const placeIn = (position: TemplatePosition | undefined) =>
  position && { line: position.line, precision: position.precision };

const locate = (path: Array<string | number>, kind = 'Deployment') =>
  placeIn(locateInTemplate(LINES, kind, path));

const lineOf = (text: string) =>
  TEMPLATE.split('\n').findIndex(line => line.includes(text)) + 1;

describe('locateInTemplate', () => {
  it('finds a field, and the keys on the way there', () => {
    const path = ['spec', 'replicas'];
    expect(locateInTemplate(LINES, 'Deployment', path)).toEqual({
      line: lineOf('replicas:'),
      precision: 'exact',
      steps: [
        { line: 13, indent: 0, depth: 1 },
        { line: lineOf('replicas:'), indent: 2, depth: 2 },
      ],
    });
  });

  it('tells the documents of one template apart', () => {
    expect(locate(['spec', 'type'], 'Service')).toMatchObject({
      line: lineOf('type:'),
    });
  });

  it('finds a field of the second container', () => {
    const path = ['spec', 'template', 'spec', 'containers', 1];
    expect(locate([...path, 'image'])).toMatchObject({
      line: lineOf('image: envoy'),
    });
    expect(locate([...path, 'securityContext', 'privileged'])).toMatchObject({
      line: lineOf('privileged'),
      precision: 'exact',
    });
  });

  it('stops at a map that is passed on whole', () => {
    expect(
      locate([
        'spec',
        'template',
        'spec',
        'containers',
        0,
        'resources',
        'limits',
        'memory',
      ]),
    ).toEqual({
      line: lineOf('resources:'),
      precision: 'parent',
    });
  });

  it('points an absent field at its nearest parent', () => {
    expect(
      locate(['spec', 'template', 'spec', 'containers', 1, 'resources']),
    ).toMatchObject({ line: lineOf('- name: proxy'), precision: 'parent' });
  });

  it('goes on from a line that is known', () => {
    const known = { line: lineOf('- name: proxy'), depth: 5 };
    const path = ['spec', 'template', 'spec', 'containers', 1, 'image'];
    expect(placeIn(locateInTemplate(LINES, 'Deployment', path, known))).toEqual(
      { line: lineOf('image: envoy'), precision: 'exact' },
    );
  });

  it('takes no other kind for one that the template does not name', () => {
    expect(locate(['metadata', 'name'], 'ConfigMap')).toBeUndefined();
  });

  it('says nothing where the template shows nothing', () => {
    expect(locateInTemplate(['{{ include "x" . }}'], 'Job', ['spec'])).toBe(
      undefined,
    );
  });
});
