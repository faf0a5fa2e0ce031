import { Resource } from '../stages/gather/types';
import { findNearName } from './nearName';
import type { Workload } from './workloads';

const secret = (name: string) => ({ kind: 'Secret', name } as Resource);

const reading = (name: string) =>
  ({
    podSpec: { volumes: [{ secret: { secretName: name } }] },
    podSpecPath: [],
    containers: [],
  } as unknown as Workload);

const find = (name: string, others: string[], used: string[] = []) =>
  findNearName({ kind: 'Secret', name }, others.map(secret), used.map(reading))
    ?.name;

describe('findNearName', () => {
  it('finds the one that a misspelt name means', () => {
    expect(find('ledgr-database', ['ledger-database', 'other'])).toBe(
      'ledger-database',
    );
  });

  it('knows none where the name is another word, or a number differs', () => {
    expect(find('tls', ['tle'])).toBeUndefined();
    expect(find('ledger-database-1', ['ledger-database-2'])).toBeUndefined();
    expect(find('ledger-database', ['ledger-tls'])).toBeUndefined();
  });

  it('knows none where pods use it, or several are as near', () => {
    const [a, b] = ['ledger-dbs', 'ledger-dbx'];
    expect(find('ledger-db', [a], [a])).toBeUndefined();
    expect(find('ledger-db', [a, b])).toBeUndefined();
  });
});
