import fc from 'fast-check';
import { typeOfKind, versionsOfKind } from './schema';
import { validate } from './validate';

const problemsOf = (value: unknown, type: string) =>
  validate(value, type).violations.map(({ path, problem }) => [
    path.join('.'),
    problem,
  ]);

describe('validate', () => {
  it('says where and how a value breaks its type', () => {
    expect(
      validate(
        { name: 'a', env: [{ name: 'A', value: 1 }], image: [], imag: 'b' },
        'V1Container',
      ).violations,
    ).toEqual([
      {
        path: ['env', 0, 'value'],
        problem: 'wrongType',
        expected: 'text',
        actual: 'number',
      },
      {
        path: ['image'],
        problem: 'wrongType',
        expected: 'text',
        actual: 'list',
      },
      {
        path: ['imag'],
        problem: 'unknownField',
        suggestion: { name: 'image' },
      },
    ]);
  });

  it('takes a null for nothing', () => {
    expect(
      problemsOf({ name: 'a', env: null, x: null }, 'V1Container'),
    ).toEqual([]);
    expect(problemsOf({ name: null }, 'V1Container')).toEqual([
      ['name', 'missingField'],
    ]);
  });

  it('asks for required fields only where their map is', () => {
    expect(problemsOf({ name: 'a', livenessProbe: {} }, 'V1Container')).toEqual(
      [],
    );
    expect(
      problemsOf({ name: 'a', livenessProbe: { httpGet: {} } }, 'V1Container'),
    ).toEqual([['livenessProbe.httpGet.port', 'missingField']]);
  });

  it.each([
    ['512Mi', []],
    [' 1 ', []],
    [1.5, []],
    ['1e3', []],
    ['', ['badValue']],
    ['1 Gi', ['badValue']],
    ['1gb', ['badValue']],
    [true, ['wrongType']],
  ])('takes %p for a quantity as Kubernetes does', (value, problems) => {
    expect(
      problemsOf({ limits: { cpu: value } }, 'V1ResourceRequirements').map(
        ([, problem]) => problem,
      ),
    ).toEqual(problems);
  });

  it('keeps the first violations of many, and is done soon', () => {
    const data = Object.fromEntries(
      Array.from({ length: 200_000 }, (_, index) => [`k${index}`, index]),
    );
    const { violations, more } = validate({ data, ...data }, 'V1ConfigMap');
    expect(violations).toHaveLength(10);
    expect(more).toBe(2 * 200_000 - 10);
  });

  it('never takes a name of JavaScript for one of Kubernetes', () => {
    const text = '{"name":"a","constructor":1,"__proto__":{"x":1}}';
    expect(problemsOf(JSON.parse(text), 'V1Container')).toEqual([
      ['constructor', 'unknownField'],
      ['__proto__', 'unknownField'],
    ]);
    expect(typeOfKind('constructor', 'name')).toBeUndefined();
    expect(typeOfKind('v1', 'toString')).toBeUndefined();
  });

  it('never throws, and finds nothing in what has no type', () => {
    const types = ['V1Deployment', 'V1Ingress', 'V1Secret', 'V2MetricSpec'];
    fc.assert(
      fc.property(
        fc.constantFrom(...types),
        fc.jsonValue({ maxDepth: 6 }),
        (type, value) => {
          expect(validate(value, type).more).toBeGreaterThanOrEqual(0);
          const { violations, more } = validate(value, 'NoSuchType');
          expect(violations.length + more).toBe(
            typeof value === 'object' && value !== null && !Array.isArray(value)
              ? Object.values(value).filter(item => item !== null).length
              : Number(value !== null),
          );
        },
      ),
      { seed: 11, numRuns: 300 },
    );
  });
});

describe('versionsOfKind', () => {
  it('puts the stable ones first', () => {
    expect(versionsOfKind('Deployment')).toEqual(['apps/v1']);
    expect(versionsOfKind('MutatingAdmissionPolicy')[0]).toBe(
      'admissionregistration.k8s.io/v1',
    );
    expect(versionsOfKind('NoSuchKind')).toEqual([]);
  });
});
