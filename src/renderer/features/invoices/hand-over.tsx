import './hand-over.css';
import { QRCode } from 'antd';
import type { InvoiceDetail } from '../../../shared/contract/invoices.ts';
import { invoiceTexts } from '../../texts/invoices.ts';

export interface HandOverProps {
  readonly invoice: Pick<InvoiceDetail, 'handOverUrl' | 'state' | 'number'>;
  /** For a payer on the other side of the counter. */
  readonly large?: boolean;
}

/** The code a payer scans; before the upload it says that the page is not there yet. */
export function HandOver({ invoice: { handOverUrl, state, number }, large = false }: HandOverProps) {
  return (
    <figure className={large ? 'hand-over hand-over-large' : 'hand-over'}>
      <div>
        <QRCode
          aria-label={invoiceTexts.handOver}
          value={handOverUrl}
          type="svg"
          size={large ? 320 : 132}
          bordered={false}
          marginSize={2}
          // In every theme: many scanners do not read light on dark.
          color="#000000"
          bgColor="#FFFFFF"
        />
      </div>
      <figcaption className="quiet">
        {large ? <strong>…{number.slice(-4)} </strong> : null}
        {state === 'accepted' ? invoiceTexts.handOverNow : invoiceTexts.handOverAfterUpload}
      </figcaption>
    </figure>
  );
}
