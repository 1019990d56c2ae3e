import { expect, test } from 'vitest';
import { CONSENT_VERSION, isConsentCurrent } from '../../src/core/consent';

test('only what is said today was agreed to; an earlier or later wording is asked about again', () => {
  expect(isConsentCurrent(CONSENT_VERSION)).toBe(true);
  expect(isConsentCurrent(CONSENT_VERSION - 1)).toBe(false);
  expect(isConsentCurrent(CONSENT_VERSION + 1)).toBe(false);
});
