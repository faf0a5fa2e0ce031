import { Path } from '../../json';
import { outlineYaml } from '../../yamlOutline';
import { locateInYaml } from './locateInYaml';

const locate = (text: string, document: number, path: Path) =>
  locateInYaml(outlineYaml(text, document), path);

const RENDERED = `---
# Source: a/templates/a.yaml
kind: A
---
# Source: a/templates/b.yaml
kind: B
spec:
  replicas: 1
`;

describe('locateInYaml', () => {
  it('counts documents as the parser does, an empty first one included', () => {
    expect(locate(RENDERED, 1, ['kind'])).toEqual({
      line: 3,
      precision: 'exact',
    });
    expect(locate(RENDERED, 2, ['spec', 'replicas'])).toEqual({
      line: 8,
      precision: 'exact',
    });
  });

  it('passes over the empty document before a leading marker', () => {
    expect(locate('---\nimage: a\n', 0, ['image'])?.line).toBe(2);
  });

  it('finds what encloses a field that is missing', () => {
    expect(locate(RENDERED, 2, ['spec', 'template'])).toEqual({
      line: 7,
      precision: 'parent',
    });
  });

  it('finds nothing where there is no such document', () => {
    expect(locate(RENDERED, 3, ['kind'])).toBeUndefined();
    expect(locate('', 0, ['kind'])).toBeUndefined();
  });
});
