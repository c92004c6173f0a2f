import './invoices.css';
import { useDeferredValue, useEffect, useRef, useState } from 'react';
import type { InvoiceView } from '../../../shared/contract/invoices.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { FailurePanel } from '../../components/failure-panel.tsx';
import { Reading } from '../../components/reading.tsx';
import { useMinute } from '../../components/use-minute.ts';
import { useShortcuts } from '../../components/use-shortcuts.ts';
import { goTo } from '../../routing/route.ts';
import { invoiceTexts } from '../../texts/invoices.ts';
import { FilterBar } from './filter-bar.tsx';
import { InvoiceDetail } from './invoice-detail.tsx';
import { type InvoiceFilter, noFilter, questionOf } from './invoice-filter.ts';
import { InvoiceTable } from './invoice-table.tsx';
import { NoInvoices } from './no-invoices.tsx';
import { OpenPrints } from './open-prints.tsx';
import { SearchBox, searchId } from './search-box.tsx';
import { TotalsLine } from './totals-line.tsx';
import { useInvoicePages } from './use-invoice-pages.ts';
import { useMayPrint } from './use-may-print.ts';
import { usePrinting } from './use-printing.ts';

type Numbered = Pick<InvoiceView, 'code' | 'number'>;

export interface InvoicesScreenProps {
  readonly selected: Numbered | undefined;
  /** What the link that led here counts. */
  readonly only: 'today' | undefined;
}

export function InvoicesScreen({ selected, only }: InvoicesScreenProps) {
  const [filter, setFilter] = useState<InvoiceFilter>(noFilter);
  const [current, setCurrent] = useState<Numbered>();
  const [codeOf, setCodeOf] = useState<string>();
  const close = () => goTo({ screen: 'invoices' });
  const [followed, setFollowed] = useState<'today'>();
  if (followed !== only) {
    setFollowed(only);
    if (only !== undefined) setFilter(noFilter);
  }
  const change = (patch: Partial<InvoiceFilter>) => {
    setFilter({ ...filter, ...patch });
    if (only !== undefined) close();
  };
  const question = questionOf(useDeferredValue(filter), useMinute());
  const { invoices, read, more, refresh } = useInvoicePages(question);
  const mayPrint = useMayPrint();
  const printing = usePrinting();
  // What F10 and F11 act on: the one that is open, else the row that has the focus, else the first.
  const target = selected ?? invoices.find(({ number }) => number === current?.number) ?? invoices[0];
  const showCode = () => {
    if (target === undefined) return;
    setCodeOf(codeOf === target.number && selected !== undefined ? undefined : target.number);
    openInvoice(target);
  };
  useShortcuts({
    F9: focusSearch,
    F5: refresh,
    F10: mayPrint && target !== undefined ? () => printing.print(target) : undefined,
    F11: showCode,
    Escape: selected === undefined ? undefined : close,
  });
  useFocusOfList(selected?.number);
  return (
    <main id="content" className="invoices" tabIndex={-1}>
      <section className="invoices-list">
        <header className="list-head">
          <h1>{invoiceTexts.title}</h1>
          <SearchBox
            value={filter.search}
            onChange={search => change({ search })}
            onEnter={() => openInvoice(invoices[0])}
            onDown={() => focusRow(invoices[0]?.number)}
          />
          <FilterBar filter={filter} onChange={change} />
          {invoices.length === 0 ? null : <TotalsLine invoices={invoices} more={more !== undefined} />}
        </header>
        <OpenPrints />
        <Reading of={read} />
        {selected !== undefined || printing.error === null ? null : <FailurePanel error={printing.error} />}
        {invoices.length > 0 ? (
          <InvoiceTable
            invoices={invoices}
            opened={selected?.number}
            onCurrent={setCurrent}
            onPastEnd={more}
          />
        ) : null}
        {invoices.length === 0 && read.data !== undefined ? (
          <NoInvoices
            filter={filter}
            onChange={change}
            onClear={() => change({ ...noFilter, period: 'all' })}
          />
        ) : null}
        {more === undefined ? null : <ActionButton label={invoiceTexts.more} onPress={more} />}
        <p className="quiet keys">{invoiceTexts.keys}</p>
      </section>
      {selected === undefined ? null : (
        <InvoiceDetail
          key={`${selected.code}${selected.number}`}
          {...selected}
          printing={mayPrint ? printing : undefined}
          codeShown={codeOf === selected.number}
          onShowCode={showCode}
          onClose={close}
        />
      )}
    </main>
  );
}

function openInvoice(invoice: Numbered | undefined): void {
  if (invoice !== undefined) goTo({ screen: 'invoice', code: invoice.code, number: invoice.number });
}

/**
 * On arrival the search has the focus; when a detail is closed, the row it was opened from, unless somebody has gone on
 * meanwhile: moving the focus under their fingers would lose what they type.
 */
function useFocusOfList(opened: string | undefined): void {
  const before = useRef<string>(undefined);
  useEffect(() => {
    if (opened === undefined) {
      if (before.current === undefined) focusSearch();
      else if (document.activeElement === document.body) focusRow(before.current);
    }
    before.current = opened;
  }, [opened]);
}

function focusSearch(): void {
  document.getElementById(searchId)?.focus();
}

/** The row, or the search where it is not in the list that is shown. */
function focusRow(number: string | undefined): void {
  const row = document.querySelector<HTMLElement>(`a[data-number="${number ?? ''}"]`);
  if (row === null) focusSearch();
  else row.focus();
}
