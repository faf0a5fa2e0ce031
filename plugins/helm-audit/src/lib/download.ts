/** Hands a text to the reader as a file. */
export function downloadText(
  fileName: string,
  mimeType: string,
  text: string,
): void {
  const url = URL.createObjectURL(new Blob([text], { type: mimeType }));
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = fileName;
  anchor.click();
  URL.revokeObjectURL(url);
}
