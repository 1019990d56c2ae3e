/** The browser's own cryptography; undefined on plain http, where every page must do without. */
export function ownCrypto(): SubtleCrypto | undefined {
  return (crypto as { subtle?: SubtleCrypto }).subtle;
}
