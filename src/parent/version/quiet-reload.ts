/** Somebody is in the middle of something: an open dialog, a field with the cursor in it, a marked sheet. */
const UNFINISHED = 'dialog[open], [data-unsaved], input:focus, textarea:focus, select:focus';

/**
 * Reloads an outdated page the next time nobody looks at it and nothing half-typed would be lost. The
 * answer stops waiting.
 */
export function reloadWhenHidden(page: Document, reload: () => void): () => void {
  const reloadIfHidden = () => {
    if (page.visibilityState === 'hidden' && page.querySelector(UNFINISHED) === null) reload();
  };
  reloadIfHidden();
  page.addEventListener('visibilitychange', reloadIfHidden);
  return () => {
    page.removeEventListener('visibilitychange', reloadIfHidden);
  };
}
