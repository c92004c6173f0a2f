import type { InvoiceDetail } from '../../../shared/contract/invoices.ts';
import { displayYuan } from '../../../shared/domain/money.ts';
import { invoiceTexts } from '../../texts/invoices.ts';

type Item = InvoiceDetail['items'][number];

export function InvoiceItems({ items }: { readonly items: readonly Item[] }) {
  return (
    <ul className="detail-items" aria-label={invoiceTexts.items}>
      {items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an issued invoice never changes
        <li key={index}>
          <span>
            {item.name}
            <span className="quiet">
              {' '}
              {measureOf(item)} {item.itemRemark ?? ''}
            </span>
          </span>
          <span>{displayYuan(item.amountFen)}</span>
        </li>
      ))}
    </ul>
  );
}

function measureOf({ quantity, unit, price }: Item): string {
  if (quantity === null) return '';
  return price === null
    ? invoiceTexts.quantityOf(quantity, unit ?? '')
    : invoiceTexts.itemOf(quantity, unit ?? '', price);
}
