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

  it('knows what took the place of something else for no successor', () => {
    expect(
      find(
        'The chart is deprecated.\nThe exporter was removed and replaced by the [endpoint](https://example.com/endpoint).',
      ),
    ).toBeUndefined();
    expect(
      find(
        'We will move this to an official repository [here](https://example.com/b). The exporter was replaced by https://example.com/c.',
      ),
    ).toBe('https://example.com/b');
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
