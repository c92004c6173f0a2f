import { useShortcuts } from '../../components/use-shortcuts.ts';
import { goTo } from '../../routing/route.ts';
import type { Printing } from '../invoices/use-printing.ts';
import type { FeeItemView } from './item-index.ts';
import { useClearing } from './use-clearing.ts';
import type { IssueFormState } from './use-issue-form.ts';
import type { Rows } from './use-rows.ts';

export interface IssueKeysOptions {
  readonly desk: IssueFormState;
  readonly rows: Rows;
  readonly favourites: readonly FeeItemView[];
  readonly printing: Printing;
}

/** What works wherever the focus is in this screen. */
export function useIssueKeys({ desk, rows, favourites, printing }: IssueKeysOptions): void {
  const { issuing, parking, order, view, codeShown, showCode, repeat } = desk;
  const { last } = issuing;
  const clear = useClearing(view);
  const ofLast = <T>(act: (invoice: NonNullable<typeof last>['invoice']) => T) =>
    last === undefined ? undefined : () => void act(last.invoice);
  useShortcuts({
    F2: issuing.issue,
    'Ctrl+Enter': issuing.issue,
    F3: rows.focusLast,
    F5: () => view.focus('order'),
    F6: () => view.focus('payer.name'),
    F9: () => goTo({ screen: 'invoices' }),
    F10: ofLast(printing.print),
    F11: ofLast(() => showCode(!codeShown)),
    F12: parking.parkOrList,
    'Ctrl+D': repeat,
    ...Object.fromEntries(
      favourites.map((item, index) => [`Ctrl+${index + 1}`, () => rows.take(item)] as const),
    ),
    // One level back: the list, then the order, then the code, then the form itself.
    Escape() {
      if (parking.listOpen) parking.close();
      else if (order.leave()) return;
      else if (codeShown) showCode(false);
      else clear();
    },
  });
}
