import { unknownRule } from './unknownRule';

const KNOWN = ['blocking-pdb', 'missing-pdb', 'single-replica'];

describe('unknownRule', () => {
  it.each([
    ['singel-replica', 'Did you mean single-replica?'],
    ['pdb', 'Did you mean blocking-pdb or missing-pdb?'],
    ['PDB missing', 'Did you mean missing-pdb?'],
    ['nonsense', 'See all of them with `helm-audit rules`.'],
    ['', 'See all of them with `helm-audit rules`.'],
  ])('proposes what "%s" may mean', (id, fix) => {
    expect(unknownRule(id, KNOWN)).toMatchObject({ code: 'unknown-rule', fix });
  });
});
