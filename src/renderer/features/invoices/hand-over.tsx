import { QRCode } from 'antd';
import { invoiceTexts } from '../../texts/invoices.ts';

export interface HandOverProps {
  readonly url: string;
  readonly accepted: boolean;
}

/** The code a payer scans; before the upload it says that the page is not there yet. */
export function HandOver({ url, accepted }: HandOverProps) {
  return (
    <figure className="hand-over">
      <div role="img" aria-label={invoiceTexts.handOver}>
        <QRCode value={url} type="svg" size={132} bordered={false} marginSize={2} />
      </div>
      <figcaption className="quiet">
        {accepted ? invoiceTexts.handOverNow : invoiceTexts.handOverAfterUpload}
      </figcaption>
    </figure>
  );
}
