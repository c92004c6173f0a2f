import { useQueryOf } from '../../api/use-query-of.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { invoiceTexts, stateTexts } from '../../texts/invoices.ts';
import { type InvoiceFilter, periodOf } from './invoice-filter.ts';

export interface NoInvoicesProps {
  readonly filter: InvoiceFilter;
  readonly onChange: (patch: Partial<InvoiceFilter>) => void;
  readonly onClear: () => void;
}

/** Why the list is empty: each filter that is on can be taken away by itself. */
export function NoInvoices({ filter, onChange, onClear }: NoInvoicesProps) {
  const { data: catalogue } = useQueryOf('catalogue.get', {});
  const period = periodOf(filter);
  const { kind, state, search } = filter;
  const kindName = catalogue?.kinds.find(candidate => candidate.kind === kind)?.name ?? kind;
  const filters: readonly (readonly [string, Partial<InvoiceFilter>])[] = [
    ...(search.trim() === '' ? [] : [[search.trim(), { search: '' }] as const]),
    ...(period === 'all' ? [] : [[invoiceTexts.periods[period], { period: 'all' }] as const]),
    ...(kind === undefined ? [] : [[kindName ?? '', { kind: undefined }] as const]),
    ...(state === undefined ? [] : [[stateTexts[state], { state: undefined }] as const]),
  ];
  return (
    <div className="empty">
      <p>{wordsOf(search.trim(), filters.length)}</p>
      {filters.map(([name, patch]) => (
        <ActionButton key={name} label={invoiceTexts.without(name)} onPress={() => onChange(patch)} />
      ))}
      {filters.length > 1 ? <ActionButton label={invoiceTexts.clearAll} onPress={onClear} /> : null}
    </div>
  );
}

function wordsOf(search: string, filters: number): string {
  if (search !== '') return invoiceTexts.emptySearch(search);
  return filters === 0 ? invoiceTexts.empty : invoiceTexts.emptyFound;
}
