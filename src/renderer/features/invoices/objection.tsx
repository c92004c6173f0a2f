import type { InvoiceView } from '../../../shared/contract/invoices.ts';
import { Icon } from '../../components/icon.tsx';
import { hrefOf } from '../../routing/route.ts';
import { invoiceTexts } from '../../texts/invoices.ts';

/** The platform's own words, quoted; that the invoice is whole; where to go on. */
export function Objection({ invoice: { objection, state } }: { readonly invoice: InvoiceView }) {
  if (objection === null) return null;
  return (
    <div className="failure objection">
      <p className="failure-what">
        <Icon name="back" />
        <span>{invoiceTexts.platformSays(objection.text, objection.code)}</span>
      </p>
      <p>{state === 'refused' ? invoiceTexts.refusedSafe : invoiceTexts.objectedSafe}</p>
      <p>
        <a href={hrefOf({ screen: 'sync' })}>{invoiceTexts.toSync}</a>
      </p>
    </div>
  );
}
