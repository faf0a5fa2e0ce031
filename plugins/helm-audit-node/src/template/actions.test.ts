import { actionsIn, withoutActions } from './actions';

describe('actions in a text', () => {
  it('end at the first pair of braces that closes them', () => {
    expect(withoutActions('a {{ b }} c {{- {{ }} d }} {{')).toBe(
      'a  c  d }} {{',
    );
    expect(actionsIn('{{}}')).toEqual([{ start: 0, end: 4 }]);
  });

  it('are found in one pass, however many are not closed', () => {
    const text = '{{ '.repeat(1_000);
    const indexOf = jest.spyOn(String.prototype, 'indexOf');
    expect(actionsIn(text)).toEqual([]);
    expect(indexOf).toHaveBeenCalledTimes(2);
    indexOf.mockRestore();
  });
});
