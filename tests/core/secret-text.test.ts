import fc from 'fast-check';
import { expect, test } from 'vitest';
import { secretToText, textToSecret } from '../../src/core/secret-text';
import { FAMILY_SECRET } from '../../src/core/slip';
import { fromText, toText } from '../../src/wire/token';

const secret = fc.uint8Array({ minLength: 32, maxLength: 32 });

test('a secret is written as wire writes bytes, in 43 characters, and comes back', () => {
  fc.assert(
    fc.property(secret, (bytes) => {
      const text = secretToText(bytes);
      expect(text).toBe(toText(bytes));
      expect(text).toMatch(FAMILY_SECRET);
      expect(textToSecret(text)).toEqual(bytes);
      expect(fromText(text)).toEqual(bytes);
    }),
  );
});
