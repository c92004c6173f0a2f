import { download } from '../../components/download.ts';

const keptMs = 600_000;

/** Opens a PDF in a window of its own; where none may be opened it is saved instead. */
export function openPdf(name: string, bytes: Uint8Array<ArrayBuffer>): void {
  const url = URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }));
  if (window.open(url) === null) download(name, bytes);
  // The viewer reads it again when it prints or saves.
  setTimeout(() => URL.revokeObjectURL(url), keptMs);
}
