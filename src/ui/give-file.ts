/*
 * The ways a file leaves a page: the share sheet of a phone, where the browser has one that takes files (only on
 * https), or a link that downloads. Inside other apps (WeChat) neither works, and the caller shows the text to copy.
 */

/** Whether this browser's share sheet takes the file. */
export function canShareFile(file: File): boolean {
  return 'canShare' in navigator && navigator.canShare({ files: [file] });
}

/** Opens the share sheet; `not-shared` when the visitor closed it or the browser would not. */
export async function shareFile(file: File): Promise<'shared' | 'not-shared'> {
  try {
    await navigator.share({ files: [file] });
    return 'shared';
  } catch {
    return 'not-shared';
  }
}

/** A browser may begin to fetch the file only after the tap; by then (ms) it has. */
const FETCHED_MS = 60_000;

/** Hands the file to the browser's downloads. */
export function downloadFile(file: File): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  // Firefox follows only a link that stands on the page.
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => {
    URL.revokeObjectURL(link.href);
  }, FETCHED_MS);
}
