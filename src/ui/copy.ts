/**
 * Puts text on the clipboard: by the browser's clipboard, else (plain http, WeChat) by selecting it in a
 * field and copying. `not-copied` asks the caller to show the text for copying by hand.
 */
export async function copyText(text: string): Promise<'copied' | 'not-copied'> {
  if ('clipboard' in navigator) {
    try {
      await navigator.clipboard.writeText(text);
      return 'copied';
    } catch {
      // Some browsers inside apps have a clipboard and refuse it; the old way still works there.
    }
  }
  return copyFromField(text);
}

function copyFromField(text: string): 'copied' | 'not-copied' {
  const focused = document.activeElement;
  const field = document.createElement('textarea');
  field.value = text;
  // Read-only keeps the keyboard down; fixed keeps the page from jumping.
  field.readOnly = true;
  field.style.cssText = 'position:fixed;inset:0 auto auto 0;opacity:0;font-size:16px';
  // Outside an open dialog nothing can be selected.
  (focused?.closest('dialog') ?? document.body).append(field);
  field.focus({ preventScroll: true });
  field.setSelectionRange(0, text.length);
  const isCopied = askBrowserToCopy();
  field.remove();
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  return isCopied ? 'copied' : 'not-copied';
}

function askBrowserToCopy(): boolean {
  try {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- the only way on plain http, where there is no clipboard
    return document.execCommand('copy');
  } catch {
    return false;
  }
}
