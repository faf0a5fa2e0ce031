import { readLicense, recogniseLicense } from './license';

describe('readLicense', () => {
  it.each([
    ['Apache-2.0', 'Apache-2.0', true],
    ['MIT OR GPL-2.0-only', 'MIT OR GPL-2.0-only', true],
    ['Apache License 2.0', 'Apache-2.0', true],
    ['as you like it', 'as you like it', false],
    ['  ', '', false],
    ['x'.repeat(100), 'x'.repeat(64), false],
  ])('%s', (text, expression, isSpdx) => {
    expect(readLicense(text, 'there')).toEqual({
      expression,
      isSpdx,
      source: 'there',
    });
  });
});

describe('recogniseLicense', () => {
  it.each([
    [
      '                Apache License\n        Version 2.0, January',
      'Apache-2.0',
    ],
    ['GNU LESSER GENERAL PUBLIC LICENSE\n Version 3', 'LGPL-3.0-only'],
    ['GNU AFFERO GENERAL PUBLIC LICENSE\n Version 3', 'AGPL-3.0-only'],
    ['Copyright\n\nPermission is hereby granted, free of charge', 'MIT'],
    ['Mozilla Public License Version 2.0', 'MPL-2.0'],
    ['All rights reserved', undefined],
  ])('%s', (text, expression) => {
    expect(recogniseLicense(text, 'LICENSE')?.expression).toBe(expression);
  });
});
