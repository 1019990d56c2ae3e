/**
 * Which words of consent this app shows: those of RULES.md, and what remains (PRIVACY.md, last section). The number
 * grows when their meaning changes, and whoever agreed to an earlier one is asked again.
 *
 * 2: class figures are published, and to whom is said. Under 1 nothing was.
 */
export const CONSENT_VERSION = 2;

/** Whether what was agreed to is what is said today. */
export function isConsentCurrent(version: number): boolean {
  return version === CONSENT_VERSION;
}
