import type { InputOf } from '../../../shared/contract/index.ts';
import { beijingDay } from '../../../shared/domain/beijing-time.ts';
import type { UploadState } from '../../../shared/domain/invoice.ts';

export type Period = 'today' | 'week' | 'all' | 'range';

/** What the person asked for. */
export interface InvoiceFilter {
  readonly search: string;
  /** Not chosen: today, and everything as soon as something is searched for. */
  readonly period: Period | undefined;
  /** As typed, for `range`. */
  readonly from: string;
  readonly to: string;
  readonly kind: string | undefined;
  readonly state: UploadState | undefined;
}

export type InvoiceQuestion = Omit<InputOf<'invoices.list'>, 'before' | 'limit'>;

export const noFilter: InvoiceFilter = {
  search: '',
  period: undefined,
  from: '',
  to: '',
  kind: undefined,
  state: undefined,
};

const dayMs = 86_400_000;

export function periodOf({ period, search }: InvoiceFilter): Period {
  return period ?? (search.trim() === '' ? 'today' : 'all');
}

/** What the core is asked; `now` says which day it is in Beijing. */
export function questionOf(filter: InvoiceFilter, now: number): InvoiceQuestion {
  const search = searchOf(filter.search);
  return {
    ...(search === '' ? {} : { search }),
    ...(filter.kind === undefined ? {} : { kind: filter.kind }),
    ...(filter.state === undefined ? {} : { state: filter.state }),
    ...daysOf(filter, now),
  };
}

function daysOf(filter: InvoiceFilter, now: number): Pick<InvoiceQuestion, 'from' | 'to'> {
  switch (periodOf(filter)) {
    case 'all':
      return {};
    case 'today':
      return { from: beijingDay(now) };
    case 'week':
      return { from: beijingDay(now - 6 * dayMs) };
    case 'range': {
      const from = readDay(filter.from, now);
      const to = readDay(filter.to, now);
      return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
    }
  }
}

/** A scanned face is looked for by the number in it; the core takes 50 characters at most. */
function searchOf(typed: string): string {
  const text = typed.normalize('NFKC').trim();
  return /^CZ-EI-\d+,[^,]*,\d{8},(\d{10}),/.exec(text)?.[1] ?? text.slice(0, 50);
}

/** `1124`, `20261124` or with - . / between; `undefined` for what is no day. A day without a year is of this year. */
export function readDay(typed: string, now: number): string | undefined {
  const parts = /^(?:(\d{4})[-./]?)?(\d{1,2})[-./]?(\d{2}|(?<=[-./])\d)$/.exec(
    typed.normalize('NFKC').trim(),
  );
  if (parts === null) return undefined;
  const [, year = beijingDay(now).slice(0, 4), month = '', day = ''] = parts;
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const at = Date.parse(`${text}T00:00:00+08:00`);
  return !Number.isNaN(at) && beijingDay(at) === text ? text : undefined;
}
