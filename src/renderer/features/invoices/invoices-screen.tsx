import './invoices.css';
import { useDeferredValue, useEffect, useRef, useState } from 'react';
import type { InvoiceView } from '../../../shared/contract/invoices.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { FailurePanel } from '../../components/failure-panel.tsx';
import { useShortcuts } from '../../components/use-shortcuts.ts';
import { goTo } from '../../routing/route.ts';
import { invoiceTexts } from '../../texts/invoices.ts';
import { InvoiceDetail } from './invoice-detail.tsx';
import { InvoiceTable } from './invoice-table.tsx';
import { SearchBox, searchId } from './search-box.tsx';
import { useInvoicePages } from './use-invoice-pages.ts';

export interface InvoicesScreenProps {
  readonly selected: { readonly code: string; readonly number: string } | undefined;
}

export function InvoicesScreen({ selected }: InvoicesScreenProps) {
  const [search, setSearch] = useState('');
  const { invoices, error, pending, more } = useInvoicePages(useDeferredValue(search.trim()));
  const close = () => goTo({ screen: 'invoices' });
  useShortcuts({ F9: focusSearch, Escape: selected === undefined ? undefined : close });
  useFocusOfList(selected?.number);
  return (
    <main id="content" className="invoices" tabIndex={-1}>
      <section className="invoices-list">
        <header>
          <h1>{invoiceTexts.title}</h1>
          <SearchBox
            value={search}
            onChange={setSearch}
            onEnter={() => openFirst(invoices[0])}
            onDown={() => focusRow(invoices[0]?.number)}
          />
        </header>
        {error === null ? null : <FailurePanel error={error} />}
        {invoices.length > 0 || pending ? (
          <InvoiceTable invoices={invoices} opened={selected?.number} />
        ) : (
          <div className="empty">
            <p>{search === '' ? invoiceTexts.empty : invoiceTexts.emptySearch(search)}</p>
            {search === '' ? null : (
              <ActionButton label={invoiceTexts.clearSearch} onPress={() => setSearch('')} />
            )}
          </div>
        )}
        {more === undefined ? null : <ActionButton label={invoiceTexts.more} onPress={more} />}
        <p className="quiet keys">{invoiceTexts.keys}</p>
      </section>
      {selected === undefined ? null : (
        <InvoiceDetail key={`${selected.code}${selected.number}`} {...selected} onClose={close} />
      )}
    </main>
  );
}

function openFirst(invoice: InvoiceView | undefined): void {
  if (invoice !== undefined) goTo({ screen: 'invoice', code: invoice.code, number: invoice.number });
}

/** On arrival the search has the focus; when a detail is closed, the row it was opened from. */
function useFocusOfList(opened: string | undefined): void {
  const before = useRef<string>(undefined);
  useEffect(() => {
    if (opened === undefined) {
      if (before.current === undefined) focusSearch();
      else focusRow(before.current);
    }
    before.current = opened;
  }, [opened]);
}

function focusSearch(): void {
  document.getElementById(searchId)?.focus();
}

function focusRow(number: string | undefined): void {
  document.querySelector<HTMLElement>(`a[data-number="${number ?? ''}"]`)?.focus();
}
