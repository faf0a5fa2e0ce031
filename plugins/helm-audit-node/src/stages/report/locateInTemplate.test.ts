import { locateInTemplate } from './locateInTemplate';

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

const locate = (path: Array<string | number>, kind = 'Deployment') =>
  locateInTemplate(TEMPLATE, kind, path);

const lineOf = (text: string) =>
  TEMPLATE.split('\n').findIndex(line => line.includes(text)) + 1;

describe('locateInTemplate', () => {
  it('finds a field and the values key that sets it', () => {
    expect(locate(['spec', 'replicas'])).toEqual({
      line: lineOf('replicas:'),
      precision: 'exact',
      valuesKey: 'replicaCount',
    });
  });

  it('tells the documents of one template apart', () => {
    expect(locate(['spec', 'type'], 'Service')).toMatchObject({
      line: lineOf('type:'),
      valuesKey: 'service.type',
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

  it('goes on into a map that is passed on whole', () => {
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
      valuesKey: 'resources.limits.memory',
    });
  });

  it('takes nothing from the next key', () => {
    const text = `kind: Deployment
spec:
  serviceName: {{ include "x" . }}
  updateStrategy: {{- toYaml .Values.updateStrategy | nindent 4 }}
  containers:
    - name: app
      securityContext:
        {{- toYaml .Values.securityContext | nindent 8 }}
`;
    const field = locateInTemplate(text, 'Deployment', ['spec', 'serviceName']);
    expect(field).toEqual({ line: 3, precision: 'exact' });
    const probe = ['spec', 'containers', 0, 'readinessProbe'];
    expect(locateInTemplate(text, 'Deployment', probe)).toEqual({
      line: 6,
      precision: 'parent',
    });
  });

  it('knows the image among the arguments of a helper', () => {
    const text =
      'kind: Pod\nimage: {{ include "image" (dict "root" .Values.image "global" .Values.global) }}';
    expect(locateInTemplate(text, 'Pod', ['image'])?.valuesKey).toBe('image');
  });

  it('points an absent field at its nearest parent', () => {
    expect(
      locate(['spec', 'template', 'spec', 'containers', 1, 'resources']),
    ).toMatchObject({ line: lineOf('- name: proxy'), precision: 'parent' });
  });

  it('goes on from a line that is known', () => {
    const known = { line: lineOf('- name: proxy'), depth: 5 };
    const path = ['spec', 'template', 'spec', 'containers', 1, 'image'];
    expect(locateInTemplate(TEMPLATE, 'Deployment', path, known)).toEqual({
      line: lineOf('image: envoy'),
      precision: 'exact',
    });
  });

  it('knows a map that is printed as the dot', () => {
    expect(
      locate(['spec', 'template', 'spec', 'securityContext', 'runAsUser']),
    ).toMatchObject({
      line: lineOf('securityContext:'),
      precision: 'parent',
      valuesKey: 'podSecurityContext.runAsUser',
    });
  });

  it('knows a map that goes through a helper', () => {
    const text =
      'kind: Pod\nspec:\n  resources: {{- include "render" (dict "value" .Values.web.resources "context" $) | nindent 4 }}\n';
    expect(
      locateInTemplate(text, 'Pod', ['spec', 'resources', 'limits'])?.valuesKey,
    ).toBe('web.resources.limits');
  });

  it('says nothing where the template shows nothing', () => {
    expect(locateInTemplate('{{ include "x" . }}', 'Job', ['spec'])).toBe(
      undefined,
    );
  });
});
