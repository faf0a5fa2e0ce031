import { Fix, FixEdit, FixStatus } from '@helm-audit/plugin-helm-audit-common';
import { combineFixes } from './combineFixes';

const fixOf = (status: FixStatus, edit: FixEdit): { fix: Fix } => ({
  fix: { title: 'It', safety: 'safe', status, edits: [edit] },
});
const create = (content: string): FixEdit => ({
  type: 'create',
  file: 'a.yaml',
  content,
});

describe('combineFixes', () => {
  it('leaves out what can not be written beside the others', () => {
    const [first, second] = [
      fixOf('verified', create('a: 1\n')),
      fixOf('suggested', create('a: 2\n')),
    ];
    expect(combineFixes([second, first], () => undefined)).toEqual({
      changes: [{ file: 'a.yaml', before: undefined, after: 'a: 1\n' }],
      applied: [first],
      left: [second],
    });
  });

  it('applies nothing where proven ones can not be written', () => {
    const both = [
      fixOf('verified', create('a: 1\n')),
      fixOf('verified', create('a: 2\n')),
    ];
    expect(combineFixes(both, () => undefined)).toEqual({
      changes: [],
      applied: [],
      left: both,
    });
  });
});
