import { useEffect, useState } from 'react';
import type { User } from '../../../shared/contract/users.ts';
import { useQueryOf } from '../../api/use-query-of.ts';
import { groupDigits, yuan } from '../../components/figures.ts';
import type { Section } from '../../routing/route.ts';
import { rail } from '../../routing/sections.ts';
import { paletteTexts } from '../../texts/palette.ts';
import { type Entry, type Matcher, paletteEntries, rankEntries } from './palette-entries.ts';
import { recentEntries } from './recent-entries.ts';

export interface HitsQuestion {
  readonly query: string;
  readonly user: User;
  readonly section: Section;
}

const invoiceLimit = 5;

export interface PaletteHits {
  readonly hits: readonly Entry[];
  /** False while the dictionary or the invoices are on their way: there may be more. */
  readonly settled: boolean;
}

/** Pages, commands and settings by name, and invoices by the last digits of their number. */
export function usePaletteHits({ query, user, section }: HitsQuestion): PaletteHits {
  const pinyin = usePinyin();
  const [recent] = useState(() => recentEntries(user.id));
  const digits = query.replaceAll(' ', '');
  const isNumber = /^\d{4,10}$/.test(digits);
  const found = useQueryOf('invoices.list', { limit: invoiceLimit, search: digits }, { waits: !isNumber });
  const named = rankEntries(paletteEntries(rail, user, section), query, {
    recent,
    matches: pinyin ?? nothing,
  });
  if (!isNumber) return { hits: named, settled: pinyin !== undefined };
  const invoices = (found.data?.invoices ?? []).map(
    ({ code, number, payerName, totalFen }): Entry => ({
      id: `invoice-${code}${number}`,
      group: 'invoice',
      label: paletteTexts.invoice(groupDigits(number), payerName, yuan(totalFen)),
      deed: { do: 'go', to: { screen: 'invoice', code, number } },
    }),
  );
  return { hits: [...invoices, ...named], settled: pinyin !== undefined && !found.isPending };
}

const nothing: Matcher = () => undefined;

/** The dictionary is large and comes when it is first wanted; until then names are found by their characters. */
function usePinyin(): Matcher | undefined {
  const [loaded, setLoaded] = useState<{ readonly by: Matcher }>();
  useEffect(() => {
    let wanted = true;
    void import('./pinyin-matcher.ts').then(({ byPinyin }) => {
      if (wanted) setLoaded({ by: byPinyin });
    });
    return () => {
      wanted = false;
    };
  }, []);
  return loaded?.by;
}
