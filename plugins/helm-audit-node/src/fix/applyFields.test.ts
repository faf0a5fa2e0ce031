import { applyFields } from './applyFields';

describe('applyFields', () => {
  const object = { spec: { list: [{ a: 1 }, { a: 2 }], text: 'x' } };

  it('sets, makes what is missing, and leaves the object as it is', () => {
    const result = applyFields(object, [
      { path: ['spec', 'list', 1, 'a'], set: 3 },
      { path: ['spec', 'new', 0, 'b'], set: true },
    ]);
    expect(result).toEqual({
      spec: { list: [{ a: 1 }, { a: 3 }], text: 'x', new: [{ b: true }] },
    });
    expect(object.spec.list[1]).toEqual({ a: 2 });
  });

  it('removes fields and items', () => {
    expect(
      applyFields(object, [
        { path: ['spec', 'text'], set: undefined },
        { path: ['spec', 'list', 0], set: undefined },
      ]),
    ).toEqual({ spec: { list: [{ a: 2 }] } });
  });

  it('replaces what stands in the way', () => {
    expect(
      applyFields(object, [{ path: ['spec', 'text', 'a'], set: 1 }]).spec,
    ).toMatchObject({ text: { a: 1 } });
  });
});
