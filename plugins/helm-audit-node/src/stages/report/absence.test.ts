import { gatherResources } from '../../gatherers/resources';
import { service } from '../../testing/manifests';
import { parseFiles } from '../parse/parseManifests';
import { RawFinding } from '../evaluate/types';
import { isAbsent } from './absence';

const [resource] = gatherResources(
  parseFiles(new Map([['a.yaml', Buffer.from(service)]])).manifests,
);

const finding = (
  violation: Partial<RawFinding['violation']>,
  subject: Partial<RawFinding['subject']> = { resource },
): RawFinding => ({
  violation: { messageId: 'bad', ...violation },
  message: '',
  remediation: '',
  severity: 'low',
  subject: { target: 'resource', path: [], ...subject },
  about: { kind: 'Service' },
  file: 'a.yaml',
  fingerprint: '',
});

const HERE = finding({ path: ['spec'] });

describe('isAbsent', () => {
  it.each([
    ['missing-pdb', true],
    ['no-rollback-history', true],
    ['latency-uncovered', true],
    ['secret-without-failover', true],
    ['single-replica', false],
    ['non-root', false],
    ['uncovered-latency', false],
    ['without-limits', false],
  ])(
    'knows by the name of %s that it is about what is not there: %p',
    (id, is) => {
      expect(isAbsent(id, HERE)).toBe(is);
    },
  );

  it.each<[string, RawFinding, boolean]>([
    ['a field that is there', HERE, false],
    ['a field that is not', finding({ path: ['spec', 'nothing'] }), true],
    ['the object as a whole', finding({}), false],
    ['a field of no object', finding({ path: ['a'] }, {}), false],
    ['a file', finding({ path: ['nothing'], file: 'Chart.yaml' }), false],
    ['another object', finding({ path: ['nothing'], resource }, {}), true],
    [
      'a field of a container',
      finding({ path: ['type'] }, { resource, path: ['spec'] }),
      true,
    ],
  ])('looks for %s', (_, each, is) => {
    expect(isAbsent('single-replica', each)).toBe(is);
  });
});
