import { useState } from 'react';
import { type Fen, parseYuan } from '../../../shared/domain/money.ts';
import { AmountField } from '../../components/amount-field.tsx';
import { yuan } from '../../components/figures.ts';
import { issueTexts } from '../../texts/issue.ts';

export interface ChangeDueProps {
  readonly id: string;
  readonly totalFen: Fen;
}

/** 实收 and 找零: worked out here, kept nowhere. A new form brings a new one. */
export function ChangeDue({ id, totalFen }: ChangeDueProps) {
  const [received, setReceived] = useState('');
  const fen = parseYuan(received);
  const change = fen === undefined ? undefined : fen - totalFen;
  return (
    <div className="change-due">
      <AmountField id={id} label={issueTexts.received} value={received} onChange={setReceived} />
      <output className={change !== undefined && change < 0 ? 'tone-warn' : ''} htmlFor={id}>
        {change === undefined
          ? null
          : change < 0
            ? issueTexts.stillDue(yuan(-change))
            : issueTexts.change(yuan(change))}
      </output>
    </div>
  );
}
