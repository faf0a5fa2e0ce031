import { readWorkflows, writtenScopes } from './workflows';

const read = (text: string, file = '.github/workflows/ci.yaml') =>
  readWorkflows({ paths: [file], files: { [file]: text }, truncated: false });

describe('readWorkflows', () => {
  it('reads events in all their forms', () => {
    const events = [
      'on: push',
      'on: [push, pull_request]',
      '"on": { push: {} }',
    ];
    expect(events.map(text => read(text)[0].triggers)).toEqual([
      ['push'],
      ['push', 'pull_request'],
      ['push'],
    ]);
  });

  it('reads jobs and steps, and survives wild input', () => {
    const [{ jobs }] = read('jobs: { a: { steps: [{ run: x }, 5] }, b: 3 }');
    expect(jobs.map(({ name, steps }) => [name, steps])).toEqual([
      ['a', [{ run: 'x' }]],
    ]);
    expect(read('jobs: []')[0].jobs).toEqual([]);
    expect(read('- a: [')).toEqual([]);
    expect(read('on: push', '.github/dependabot.yml')).toEqual([]);
  });
});

describe('writtenScopes', () => {
  it('names what may be written', () => {
    expect(writtenScopes({ contents: 'write', issues: 'read' })).toEqual([
      'contents',
    ]);
    expect(writtenScopes('write-all')).toEqual([]);
  });
});
