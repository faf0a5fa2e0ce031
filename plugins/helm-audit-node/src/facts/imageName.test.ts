import { isImageName } from './imageName';

const DIGEST = `sha256:${'0'.repeat(64)}`;

it.each([
  'shop',
  'shop:1.4.2',
  'team/shop_web--a__b.c:1.4.2',
  'localhost/shop',
  'registry:5000/team/shop',
  'registry:5000/team/shop:1.4.2',
  'Registry.example.com/shop',
  '[::1]:5000/shop',
  `example.com/shop@${DIGEST}`,
  `example.com/shop:1.4.2@${DIGEST}`,
])('takes %s', name => {
  expect(isImageName(name)).toBe(true);
});

it.each([
  '',
  ':1.4.2',
  'shop:',
  '/shop:1.4.2',
  'example.com//shop',
  'example.com/:1.4.2',
  'Shop:1.4.2',
  'example.com/Shop',
  ' shop',
  'shop:1.4.2 ',
  'shop:-1',
  'shop:1:2',
  'https://example.com/shop',
  'shop@sha256:abc',
  'shop@latest',
  `shop@${DIGEST}@${DIGEST}`,
  '<nil>:1.4.2',
])('refuses "%s"', name => {
  expect(isImageName(name)).toBe(false);
});
