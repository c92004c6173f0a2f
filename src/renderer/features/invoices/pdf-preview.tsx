import { useEffect, useId, useRef, useState } from 'react';
import { useQueryOf } from '../../api/use-query-of.ts';
import { bytesOf } from '../../components/download.ts';
import { FailurePanel } from '../../components/failure-panel.tsx';
import { invoiceTexts } from '../../texts/invoices.ts';
import { shellTexts } from '../../texts/shell.ts';
import { type DrawnPdf, drawPdf } from './draw-pdf.ts';
import { ZoomButtons } from './zoom-buttons.tsx';

export interface PdfPreviewProps {
  readonly code: string;
  readonly number: string;
}

type Drawing = 'drawing' | 'failed' | DrawnPdf;

/** The face as it is printed, on a canvas: a browser's own viewer does not live under the page's policy. */
export function PdfPreview({ code, number }: PdfPreviewProps) {
  const { data: file, error } = useQueryOf('invoices.file', { code, number, format: 'pdf' });
  const canvas = useRef<HTMLCanvasElement>(null);
  const textId = useId();
  const [drawing, setDrawing] = useState<Drawing>('drawing');
  /** Times the width there is. */
  const [zoom, setZoom] = useState(1);
  useEffect(() => {
    if (file === undefined || canvas.current === null) return;
    let left = false;
    const width = (canvas.current.parentElement?.clientWidth ?? canvas.current.clientWidth) * zoom;
    // Drawn aside and put in whole: a second drawing into the same canvas would be refused while one runs.
    const aside = document.createElement('canvas');
    drawPdf(bytesOf(file.content), { canvas: aside, width }).then(
      drawn => {
        if (left || canvas.current === null) return;
        canvas.current.width = aside.width;
        canvas.current.height = aside.height;
        canvas.current.getContext('2d')?.drawImage(aside, 0, 0);
        setDrawing(drawn);
      },
      () => left || setDrawing('failed'),
    );
    return () => {
      left = true;
    };
  }, [file, zoom]);
  const drawn = typeof drawing === 'object' ? drawing : undefined;
  return (
    <figure className="preview" aria-busy={drawing === 'drawing'}>
      {error === null ? null : <FailurePanel error={error} />}
      {drawing === 'failed' ? <p className="tone-error">{invoiceTexts.previewFailed}</p> : null}
      <div className="preview-paper">
        <canvas
          ref={canvas}
          role="img"
          aria-label={invoiceTexts.preview}
          aria-describedby={textId}
          style={{ width: `${zoom * 100}%` }}
        />
      </div>
      <figcaption className="preview-caption quiet">
        <span>
          {drawing === 'drawing' && error === null ? shellTexts.loading : null}
          {drawn === undefined ? null : invoiceTexts.page(1, drawn.pages)}
        </span>
        <ZoomButtons zoom={zoom} onZoom={setZoom} />
        <span id={textId} className="visually-hidden">
          {invoiceTexts.previewText}：{drawn?.text}
        </span>
      </figcaption>
    </figure>
  );
}
