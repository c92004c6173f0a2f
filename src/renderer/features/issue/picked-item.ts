import type { ItemRow } from './issue-form.ts';
import type { FeeItemView } from './item-index.ts';

/** What a row becomes when an item is picked for it. */
export function pickedItem(item: FeeItemView, quantity: string | undefined): Partial<ItemRow> {
  return {
    itemCode: item.code,
    itemText: item.name,
    unit: item.unit ?? '',
    price: item.price ?? '',
    quantity: quantity ?? (item.price === undefined ? '' : '1'),
  };
}

/** Where the person goes on: what the catalogue and the search did not say. */
export function unknownCell({ price }: FeeItemView, quantity: string | undefined): 'quantity' | 'amount' {
  return price !== undefined && quantity === undefined ? 'quantity' : 'amount';
}
