import type { BatchRow as Row } from '../../../shared/contract/batches.ts';
import { displayYuan } from '../../../shared/domain/money.ts';
import { groupDigits } from '../../components/figures.ts';
import type { IconName } from '../../components/icon.tsx';
import { Tagged, type Tone } from '../../components/tagged.tsx';
import { hrefOf } from '../../routing/route.ts';
import { batchRowTexts as texts } from '../../texts/batches.ts';

const looks: Readonly<Record<Row['status'], { readonly tone: Tone; readonly icon: IconName }>> = {
  ready: { tone: 'plain', icon: 'ring' },
  issued: { tone: 'ok', icon: 'check' },
  same: { tone: 'ok', icon: 'check' },
  conflict: { tone: 'error', icon: 'cross' },
  invalid: { tone: 'error', icon: 'cross' },
  stopped: { tone: 'warn', icon: 'warn' },
};

export interface BatchRowProps {
  readonly row: Row;
  readonly tabIndex: 0 | -1;
}

/** One invoice of the file: its number once it has one, otherwise everything that keeps it from having one. */
export function BatchRow({ row, tabIndex }: BatchRowProps) {
  const { code, number, problems } = row;
  const linked = code !== null && number !== null;
  return (
    <tr {...(linked ? { className: 'whole-row' } : { 'data-row': '', tabIndex })}>
      <td className="right">{linesText(row.lines)}</td>
      <td className="batch-number">{row.businessNumber || '--'}</td>
      <td className="batch-payer">{row.payerName || '--'}</td>
      <td className="right">{row.totalFen === null ? '--' : displayYuan(row.totalFen)}</td>
      <td className="one-line">
        <Tagged {...looks[row.status]}>{texts.statuses[row.status]}</Tagged>
      </td>
      <td className="batch-outcome">
        {linked ? (
          <a
            className="digits row-link"
            data-row=""
            tabIndex={tabIndex}
            href={hrefOf({ screen: 'invoice', code, number })}
          >
            {groupDigits(number)}
          </a>
        ) : (
          <ul>
            {problems.map(({ field, code: reason, message }) => (
              <li key={`${field}${reason}`}>{message.replace(/。$/, '')}</li>
            ))}
          </ul>
        )}
      </td>
    </tr>
  );
}

/** `37`, or `36–38` where an invoice has several items. */
function linesText(lines: readonly number[]): string {
  const [first] = lines;
  const last = lines.at(-1);
  if (first === undefined) return '--';
  return last === first ? `${first}` : `${first}–${last}`;
}
