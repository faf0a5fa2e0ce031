import { documentsOf, isAbout } from './documents';

describe('documentsOf', () => {
  it('reads chart and repository, but not what Helm renders', () => {
    const documents = documentsOf({
      tier: 2,
      repository: {
        paths: [],
        files: {
          'docs/runbook.md': 'one',
          'ci.yaml': 'two',
          'chart/templates/NOTES.txt': 'three',
        },
        truncated: false,
      },
    });
    expect(documents).toEqual([{ path: 'docs/runbook.md', text: 'one' }]);
  });
});

describe('isAbout', () => {
  it.each([
    ['docs/runbook.md', '', true],
    ['README.md', '# Payments\n\n## Runbook\n', true],
    ['README.adoc', '= Payments\n\n== Runbook\n', true],
    ['README.md', 'There is no runbook yet.', false],
  ])('%s with %p', (path, text, expected) => {
    expect(isAbout({ path, text }, /runbook/i)).toBe(expected);
  });
});
