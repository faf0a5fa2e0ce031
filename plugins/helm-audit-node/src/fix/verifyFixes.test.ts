import { FixEdit } from '@helm-audit/plugin-helm-audit-common';
import { EditApplier } from './editApplier';
import { FixPlan } from './planFix';
import { ProposedFix } from './proposeFixes';
import { Attempt, ScenarioTrial, TrialFinding } from './trials';
import { verifyFixes } from './verifyFixes';

const FILES: Record<string, string> = { 'values.yaml': 'a: 0\nb: 0\nc: 0\n' };

function setValue(key: string, value: number): FixEdit {
  return { type: 'set', file: 'values.yaml', path: [key], value };
}

/** A finding `key` of object `Pod/key`, with ways to mend it. */
function propose(key: string, ways: FixEdit[][], more?: Partial<FixPlan>) {
  return {
    ruleId: `rule-${key}`,
    finding: {
      fingerprint: key,
      about: { kind: 'Pod', name: key },
      subject: { target: 'resource' },
    },
    plans: ways.map(edits => ({
      title: key,
      safety: 'safe',
      edits,
      goals: [],
      ...more,
    })),
  } as unknown as ProposedFix;
}

function found(key: string, severity: TrialFinding['severity'] = 'high') {
  const about = `Pod/${key.split('-')[0]}`;
  return {
    rule: key,
    fingerprint: key,
    severity,
    messageId: 'found',
    message: `${key}.`,
    about,
  };
}

function unscored(): never {
  throw new Error('nobody asks for a score here');
}

/** Findings by what the values are; a text stands for a render that fails. */
function chart(judge: (values: Record<string, number>) => string[] | string) {
  const tried: string[] = [];
  const attempt: Attempt = async (files, where) => {
    if (where === 'others') return [];
    const text = files.get('values.yaml') ?? FILES['values.yaml'];
    const values = Object.fromEntries(
      text
        .trim()
        .split('\n')
        .map(line => line.split(': ')),
    );
    const numbers = Object.fromEntries(
      Object.entries(values).map(([key, value]) => [key, Number(value)]),
    );
    const result = judge(numbers);
    tried.push(text.replace(/\n/g, ' ').trim());
    const trial: ScenarioTrial =
      typeof result === 'string'
        ? { ok: false, message: result }
        : {
            ok: true,
            undecided: [],
            resources: [],
            score: unscored,
            findings: result.map(key => found(key)),
          };
    return [trial];
  };
  return { attempt, tried };
}

async function verify(
  proposals: ProposedFix[],
  attempt: Attempt,
  maxRenders?: number,
) {
  const applier = new EditApplier(file => FILES[file]);
  const verdicts = await verifyFixes(proposals, attempt, applier, {
    maxRenders,
  });
  return Object.fromEntries(
    proposals.map(proposal => {
      const verdict = verdicts.get(proposal)!;
      return [
        proposal.finding.fingerprint,
        verdict.status === 'verified' ? verdict.plan.edits : verdict.reason,
      ];
    }),
  );
}

const unmended = (values: Record<string, number>) =>
  Object.keys(values).filter(key => values[key] !== 1);

describe('verifyFixes', () => {
  it('tries all at once', async () => {
    const { attempt, tried } = chart(unmended);
    const proposals = ['a', 'b', 'c'].map(key =>
      propose(key, [[setValue(key, 1)]]),
    );
    const verdicts = await verify(proposals, attempt);
    expect(verdicts).toEqual({
      a: [setValue('a', 1)],
      b: [setValue('b', 1)],
      c: [setValue('c', 1)],
    });
    expect(tried).toEqual(['a: 0 b: 0 c: 0', 'a: 1 b: 1 c: 1']);
  });

  it('takes the next way where the first mends nothing', async () => {
    const { attempt } = chart(unmended);
    const proposals = [
      propose('a', [[setValue('a', 5)], [setValue('a', 1)]]),
      propose('b', [[setValue('b', 1)]]),
      propose('c', [[setValue('c', 5)]]),
    ];
    expect(await verify(proposals, attempt)).toEqual({
      a: [setValue('a', 1)],
      b: [setValue('b', 1)],
      c: 'The finding is still there, or the field is not as meant.',
    });
  });

  it('finds the one that keeps the chart from rendering', async () => {
    const { attempt } = chart(values =>
      values.b === 1 ? 'error at b' : unmended(values),
    );
    const proposals = ['a', 'b', 'c'].map(key =>
      propose(key, [[setValue(key, 1)]]),
    );
    expect(await verify(proposals, attempt)).toEqual({
      a: [setValue('a', 1)],
      b: 'The chart no longer renders with it: error at b',
      c: [setValue('c', 1)],
    });
  });

  it('blames by the value that Helm names', async () => {
    const { attempt, tried } = chart(values =>
      values.c === 1 ? '.Values.c must be 0' : unmended(values),
    );
    const proposals = ['a', 'b', 'c'].map(key =>
      propose(key, [[setValue(key, 1)]]),
    );
    await verify(proposals, attempt);
    expect(tried.slice(1)).toEqual([
      'a: 1 b: 1 c: 1',
      'a: 1 b: 1 c: 0',
      'a: 1 b: 1 c: 1',
    ]);
  });

  it('does not take one finding for another', async () => {
    const { attempt } = chart(values => [
      ...unmended(values),
      ...(values.a === 1 ? ['a-worse'] : []),
    ]);
    const proposals = ['a', 'b'].map(key => propose(key, [[setValue(key, 1)]]));
    expect(await verify(proposals, attempt)).toEqual({
      a: 'It brings another finding: a-worse.',
      b: [setValue('b', 1)],
    });
  });

  it('keeps what does more than set fields apart', async () => {
    const { attempt, tried } = chart(unmended);
    const proposals = [
      propose('a', [[setValue('a', 1)]], { isBold: true }),
      propose('b', [[setValue('b', 1)]]),
    ];
    await verify(proposals, attempt);
    expect(tried.slice(1)).toEqual(['a: 0 b: 1 c: 0', 'a: 1 b: 1 c: 0']);
  });

  it('keeps a doubt, however well the trial goes', async () => {
    const { attempt, tried } = chart(unmended);
    const proposals = [
      propose('a', [[setValue('a', 1)]], { doubt: 'Nobody knows.' }),
      propose('b', [[setValue('b', 1)]]),
    ];
    expect(await verify(proposals, attempt)).toEqual({
      a: 'Nobody knows.',
      b: [setValue('b', 1)],
    });
    expect(tried.slice(1)).toEqual(['a: 0 b: 1 c: 0', 'a: 1 b: 1 c: 0']);
  });

  it('passes nothing that undoes what has passed', async () => {
    const { attempt } = chart(values =>
      values.b === 1 ? ['a', 'c'] : unmended(values),
    );
    const proposals = [
      propose('a', [[setValue('a', 1)]]),
      propose('b', [[setValue('b', 1)]], { isBold: true }),
    ];
    expect(await verify(proposals, attempt)).toEqual({
      a: [setValue('a', 1)],
      b: 'It undoes another fix: a.',
    });
  });

  it('takes the same in other words for no mending', async () => {
    const { attempt } = chart(values => (values.a === 1 ? ['a-low'] : ['a']));
    const low: Attempt = async (files, where) =>
      (await attempt(files, where)).map(trial => ({
        ...trial,
        ...(trial.ok && {
          findings: trial.findings.map(each => ({
            ...each,
            rule: 'rule-a',
            severity: each.fingerprint === 'a' ? 'high' : 'medium',
          })),
        }),
      }));
    expect(await verify([propose('a', [[setValue('a', 1)]])], low)).toEqual({
      a: 'The finding is still there, or the field is not as meant.',
    });
  });

  it('renders other scenarios once it works in the audited one', async () => {
    const { attempt } = chart(unmended);
    const where: string[] = [];
    const both: Attempt = async (files, scope) => {
      where.push(scope);
      return scope === 'audited'
        ? attempt(files, scope)
        : [
            files.size > 0
              ? { ok: false, message: 'no room' }
              : {
                  ok: true,
                  findings: [],
                  undecided: [],
                  resources: [],
                  score: unscored,
                },
          ];
    };
    const verdicts = await verify([propose('a', [[setValue('a', 1)]])], both);
    expect(where).toEqual(['audited', 'others', 'audited', 'others']);
    expect(verdicts).toEqual({
      a: 'The chart no longer renders with it: no room',
    });
  });

  it('says so when there was no time', async () => {
    const { attempt } = chart(unmended);
    const verdicts = await verify(
      [propose('a', [[setValue('a', 1)]])],
      attempt,
      0,
    );
    expect(verdicts).toEqual({
      a: 'Others took the time that trials may take.',
    });
  });

  it('leaves out what can not be written beside another', async () => {
    const { attempt } = chart(unmended);
    const insert = (value: number): FixEdit => ({
      type: 'create',
      file: 'new.yaml',
      content: `${value}`,
    });
    const proposals = [
      propose('a', [[setValue('a', 1), insert(1)]]),
      propose('b', [[setValue('b', 1), insert(2)]]),
    ];
    expect(await verify(proposals, attempt)).toEqual({
      a: [setValue('a', 1), insert(1)],
      b: expect.stringContaining('same lines'),
    });
  });
});
