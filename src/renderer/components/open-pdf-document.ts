import {
  GlobalWorkerOptions,
  getDocument,
  type PDFDocumentLoadingTask,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';

GlobalWorkerOptions.workerSrc = workerUrl;

/** Fonts are inside our files; nothing is loaded but the worker, and no WebAssembly. Whoever opens it destroys the task. */
export function openPdfDocument(bytes: Uint8Array<ArrayBuffer>): PDFDocumentLoadingTask {
  return getDocument({ data: bytes, useWasm: false, useSystemFonts: false });
}
