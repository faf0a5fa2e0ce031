import { FixEdit } from '@helm-audit/plugin-helm-audit-common';
import { Redactor } from '../redact';
import { EditApplier } from './editApplier';
import { ProposedFix } from './proposeFixes';
import { FixReporter } from './reportFix';

function report(edit: FixEdit, keepsSecrets = false) {
  const read = () => undefined;
  const proposal = {
    plans: [{ title: 'Add it', safety: 'safe', edits: [edit], goals: [] }],
  } as unknown as ProposedFix;
  return new FixReporter(
    new EditApplier(read),
    read,
    new Redactor([{ password: 'h7Gt5fR4e3W2' }]),
    keepsSecrets,
  ).report(proposal, undefined);
}

const create = (content: string): FixEdit => ({
  type: 'create',
  file: 'a.yaml',
  content,
});

describe('FixReporter', () => {
  it('holds the edits', () => {
    const edit = create('a: b\n');
    expect(report(edit)).toMatchObject({
      edits: [edit],
      diff: expect.any(String),
    });
  });

  it.each(['text: h7Gt5fR4e3W2\n', 'apiKey: Zq81nMw0pLs6\n'])(
    'leaves out edits with a secret: %s',
    content => {
      const edit = create(content);
      expect(report(edit)?.edits).toEqual([]);
      expect(report(edit)?.diff).toBeUndefined();
      expect(report(edit, true)?.edits).toEqual([edit]);
    },
  );
});
