/** Hands the reader a file made on this page. */
export function saveFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken the file by then, and the page need not keep it.
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, 60_000);
}
