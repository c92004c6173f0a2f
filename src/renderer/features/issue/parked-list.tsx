import { useEffect, useRef } from 'react';
import type { CatalogueView } from '../../../shared/contract/catalogue.ts';
import type { ParkedDraft } from '../../../shared/contract/drafts.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { minuteText, yuan } from '../../components/figures.ts';
import { focusFirstRow, useRovingRows } from '../../components/roving-rows.ts';
import { issueTexts } from '../../texts/issue.ts';
import type { Parking } from './use-parking.ts';

export interface ParkedListProps {
  readonly parking: Parking;
  readonly kinds: CatalogueView['kinds'];
}

/** 挂单 of this person, the last one first and under the finger; Enter takes one back. */
export function ParkedList({ parking, kinds }: ParkedListProps) {
  const { list, recall, close } = parking;
  const parked = list ?? [];
  const rows = useRovingRows(parked.length);
  const rowList = useRef<HTMLUListElement>(null);
  const any = parked.length > 0;
  useEffect(() => {
    if (any) focusFirstRow(rowList.current);
  }, [any]);
  return (
    <section className="panel" aria-label={issueTexts.parked}>
      <h2>
        {issueTexts.parked} {parked.length}
      </h2>
      {list !== undefined && !any ? <p className="quiet">{issueTexts.parkedNone}</p> : null}
      <ul ref={rowList} className="parked-rows" {...rows.around}>
        {parked.map((draft, index) => (
          <li key={draft.id}>
            <button
              type="button"
              className="parked-row"
              data-row
              tabIndex={rows.tabIndexOf(index)}
              onClick={() => recall(draft.id)}
            >
              <Facts draft={draft} kindName={kinds.find(({ kind }) => kind === draft.kind)?.name} />
            </button>
          </li>
        ))}
      </ul>
      <ActionButton label={issueTexts.closeList} shortcut="Esc" onPress={close} />
    </section>
  );
}

function Facts({ draft, kindName }: { readonly draft: ParkedDraft; readonly kindName: string | undefined }) {
  return (
    <>
      <span className="parked-payer">{draft.payerName === '' ? issueTexts.noPayer : draft.payerName}</span>
      <span className="parked-amount">{draft.totalFen === null ? '--' : yuan(draft.totalFen)}</span>
      <span className="quiet parked-kind">
        {draft.kind} {kindName ?? ''}
      </span>
      <span className="quiet parked-time">{minuteText(draft.parkedAt)}</span>
    </>
  );
}
