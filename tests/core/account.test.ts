import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accountEmail, plainName } from '../../src/core/account';

test('a name has one address, however its letters are typed', () => {
  expect(accountEmail('李老师')).toBe('e69d8ee88081e5b888@lamplight.invalid');
  expect(accountEmail('  Ｌi   Ming ')).toBe(accountEmail('li ming'));
  expect(accountEmail('li ming')).not.toBe(accountEmail('liming'));
});

test('the address is the UTF-8 of the plain name, whatever the name', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (name) => {
      const [hex = ''] = accountEmail(name).split('@');
      expect(Buffer.from(hex, 'hex').toString('utf8')).toBe(plainName(name));
    }),
  );
  expect(accountEmail('a\ud800b')).toBe(accountEmail('ab'));
});
