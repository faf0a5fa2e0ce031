import { Finding, FindingLocation } from '@helm-audit/plugin-helm-audit-common';
import { describePlace } from './words';

const place = (
  location: Partial<FindingLocation>,
  field?: Finding['field'],
): string =>
  describePlace({
    location: {
      root: 'chart',
      file: 'a.yaml',
      precision: 'exact',
      ...location,
    },
    field,
  });

describe('describePlace', () => {
  it('says that a line sets something only where it does', () => {
    expect(place({ line: 3 }, 'spec.replicas')).toBe('The marked line sets it');
    expect(place({ line: 3 })).toBe('The marked line shows it');
    expect(place({ line: 3, precision: 'parent' }, 'spec.replicas')).toBe(
      'Not set here: it belongs below the marked line',
    );
  });

  it('says of what is not there where it belongs', () => {
    const absent = true;
    expect(place({ absent })).toBe('Not there yet: this is where it belongs');
    expect(place({ absent, line: 6 }, 'kind')).toBe(
      'Not there yet: it belongs to the object that the marked line is of',
    );
    expect(place({ absent, line: 6 }, 'metadata.links')).toBe(
      'Not there yet: it belongs at the marked line',
    );
    expect(place({ absent, line: 1, precision: 'template' })).toBe(
      'Not there yet: it belongs to what this file describes',
    );
  });

  it('claims no line that could not be told', () => {
    expect(place({ precision: 'template' })).toBe(
      'It is about this as a whole',
    );
    expect(place({ precision: 'template', line: 1 })).toBe(
      'Somewhere in this file: the line could not be told',
    );
  });
});
