import { downloadText } from './download';

describe('downloadText', () => {
  it('offers the text under its name and lets go of it', () => {
    const blobs: Blob[] = [];
    URL.createObjectURL = jest.fn(blob => {
      blobs.push(blob as Blob);
      return 'blob:1';
    });
    URL.revokeObjectURL = jest.fn();
    const clicked: HTMLAnchorElement[] = [];
    jest
      .spyOn(HTMLAnchorElement.prototype, 'click')
      .mockImplementation(function click(this: HTMLAnchorElement) {
        clicked.push(this);
      });

    downloadText('a.csv', 'text/csv', 'x,y');

    expect(clicked.map(a => [a.download, a.href])).toEqual([
      ['a.csv', 'blob:1'],
    ]);
    expect(blobs.map(b => [b.type, b.size])).toEqual([['text/csv', 3]]);
    expect(URL.revokeObjectURL).toHaveBeenCalledWith('blob:1');
  });
});
