import { Trace } from './trace';

const OUTPUT = `---
# Source: shop/templates/a.yaml
kind: Service #@0:3
---
# Source: shop/templates/a.yaml
kind: Deployment #@0:20
spec: #@0:21
  replicas: 2 #@0:22
  template: #@0:23
    spec: #@1:2
      containers: #@1:3
        - name: web #@1:4
          image: a:1 #@0:23[x+y][0];1:5
          resources: #@1:6
            limits:
              memory: 1Gi
`;

const trace = new Trace({
  output: OUTPUT,
  templates: ['templates/a.yaml', 'templates/_pod.tpl'],
});
const find = (...path: Array<string | number>) =>
  trace.find('templates/a.yaml', 1, path);
const CONTAINER = ['spec', 'template', 'spec', 'containers', 0];

describe('Trace', () => {
  it('finds the line that writes a field', () => {
    expect(find('spec', 'replicas')).toEqual({
      file: 'templates/a.yaml',
      line: 22,
      depth: 2,
      way: [{ file: 'templates/a.yaml', line: 22, keys: [] }],
    });
  });

  it('follows a field into the named template that writes it', () => {
    expect(find(...CONTAINER, 'image')).toEqual({
      file: 'templates/_pod.tpl',
      line: 5,
      depth: 6,
      way: [
        { file: 'templates/a.yaml', line: 23, keys: ['x y', '0'] },
        { file: 'templates/_pod.tpl', line: 5, keys: [] },
      ],
    });
  });

  it('ends at the nearest line that is known', () => {
    const nearest = { file: 'templates/_pod.tpl', line: 6, depth: 6 };
    expect(find(...CONTAINER, 'resources', 'limits', 'memory')).toMatchObject(
      nearest,
    );
    expect(find(...CONTAINER, 'resources', 'requests')).toMatchObject(nearest);
  });

  it('tells documents of a template apart', () => {
    expect(trace.find('templates/a.yaml', 0, ['kind'])?.line).toBe(3);
    expect(trace.find('templates/b.yaml', 0, ['kind'])).toBeUndefined();
  });
});
