import type { SyncOverview } from '../../../shared/contract/sync.ts';
import { displayYuan } from '../../../shared/domain/money.ts';
import { countText, groupDigits, minuteText } from '../../components/figures.ts';
import { useRovingRows } from '../../components/roving-rows.ts';
import { Tagged } from '../../components/tagged.tsx';
import { outageTexts as texts } from '../../texts/sync.ts';

/** 停线记录: when there was no countersignature, and what was issued meanwhile. */
export function OutageTable({ outages }: { readonly outages: SyncOverview['outages'] }) {
  const { tabIndexOf, around } = useRovingRows(outages.length);
  if (outages.length === 0) return <p className="sync-note">{texts.none}</p>;
  return (
    <>
      <p className="sync-note">{texts.note}</p>
      <table className="list-table" aria-label={texts.tab}>
        <thead>
          <tr>
            <th scope="col">{texts.from}</th>
            <th scope="col">{texts.to}</th>
            <th scope="col">{texts.first}</th>
            <th scope="col">{texts.last}</th>
            <th scope="col" className="right">
              {texts.count}
            </th>
            <th scope="col" className="right">
              {texts.amount}
            </th>
          </tr>
        </thead>
        <tbody {...around}>
          {outages.map(({ from, to, first, last, count, amountFen }, index) => (
            <tr key={from} data-row="" tabIndex={tabIndexOf(index)}>
              <td className="one-line">{minuteText(from)}</td>
              <td className="one-line">
                {to === null ? (
                  <Tagged tone="offline" icon="ring">
                    {texts.lasting}
                  </Tagged>
                ) : (
                  minuteText(to)
                )}
              </td>
              <td className="digits one-line">{first === null ? texts.noInvoice : groupDigits(first)}</td>
              <td className="digits one-line">{last === null ? '--' : groupDigits(last)}</td>
              <td className="right">{countText(count)}</td>
              <td className="right">{displayYuan(amountFen)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
