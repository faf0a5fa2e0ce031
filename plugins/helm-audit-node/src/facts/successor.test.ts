import { ChartMetadata } from '../stages/load/types';
import { successorOf } from './successor';

const find = (readme: string, description = '') =>
  successorOf({
    metadata: { name: 'shop', description } as unknown as ChartMetadata,
    files: { 'README.md': readme },
  });

describe('successorOf', () => {
  it.each([
    [
      'It has moved to the [example/shop](https://example.com/shop) repository.',
      'https://example.com/shop',
    ],
    [
      '**Deprecated and moved to its new home:**\n\n- **Repo:** https://example.com/charts.',
      'https://example.com/charts',
    ],
    ['`old/shop` is deprecated in favor of the `new/shop`.', 'new/shop'],
    [
      'See the [notice](https://github.com/helm/charts#deprecation). Located at https://example.com/a',
      'https://example.com/a',
    ],
  ])('reads "%s"', (readme, successor) => {
    expect(find(readme)).toBe(successor);
  });

  it('prefers the description', () => {
    expect(
      find('moved to https://example.com/a', 'please use: https://b.example'),
    ).toBe('https://b.example');
  });

  it('knows none where nothing is named as such', () => {
    expect(find('This chart is deprecated. See https://example.com.')).toBe(
      undefined,
    );
    expect(find('It was moved to https://github.com/helm/charts')).toBe(
      undefined,
    );
  });
});
