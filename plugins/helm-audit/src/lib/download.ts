/** Hands data to the reader as a file. */
export function downloadBlob(fileName: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = fileName;
  anchor.click();
  URL.revokeObjectURL(url);
}

/** Hands a text to the reader as a file. */
export function downloadText(
  fileName: string,
  mimeType: string,
  text: string,
): void {
  downloadBlob(fileName, new Blob([text], { type: mimeType }));
}
