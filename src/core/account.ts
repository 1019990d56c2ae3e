/** A name as it is compared: full-width forms, case and the number of spaces make no difference. */
export function plainName(name: string): string {
  return name.normalize('NFKC').trim().replaceAll(/\s+/gu, ' ').toLowerCase();
}

/** UTF-8 as hexadecimal digits; half a character, which no keyboard makes, is left out. */
function utf8Hex(text: string): string {
  const percents = encodeURIComponent(text.replaceAll(/\p{Cs}/gu, ''));
  return percents.replaceAll(/%(..)|./g, (found, digits: string | undefined) =>
    (digits ?? found.charCodeAt(0).toString(16)).toLowerCase(),
  );
}

/**
 * The address an account is kept under: its software wants one, and a school's people need none. Names that a
 * reader takes for the same have one address. Nothing is ever sent there: no such domain can exist (RFC 2606).
 */
export function accountEmail(name: string): string {
  return `${utf8Hex(plainName(name))}@lamplight.invalid`;
}
