/**
 * Asks the browser to keep the diary. It may refuse, and on plain http it cannot be asked; the install page
 * then says so.
 */
export async function keepStorage(): Promise<void> {
  if (!('storage' in navigator) || !('persist' in navigator.storage)) return;
  if (!(await navigator.storage.persisted())) await navigator.storage.persist();
}
