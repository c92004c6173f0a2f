import { invoiceTexts } from '../../texts/invoices.ts';

export interface ZoomButtonsProps {
  readonly zoom: number;
  readonly onZoom: (zoom: number) => void;
}

const steps: readonly number[] = [1, 1.25, 1.5, 2, 3];

export function ZoomButtons({ zoom, onZoom }: ZoomButtonsProps) {
  const at = steps.indexOf(zoom);
  const button = (label: string, sign: string, to: number | undefined) => (
    <button
      type="button"
      className="zoom"
      aria-label={label}
      title={label}
      disabled={to === undefined}
      onClick={() => to !== undefined && onZoom(to)}
    >
      {sign}
    </button>
  );
  return (
    <span className="zoom-buttons">
      {button(invoiceTexts.zoomOut, '−', steps[at - 1])}
      <output>{Math.round(zoom * 100)}%</output>
      {button(invoiceTexts.zoomIn, '＋', steps[at + 1])}
      {button(invoiceTexts.zoomFit, '↔', zoom === 1 ? undefined : 1)}
    </span>
  );
}
