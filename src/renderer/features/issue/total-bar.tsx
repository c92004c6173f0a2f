import { capitals } from '../../../shared/domain/capitals.ts';
import type { Fen } from '../../../shared/domain/money.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { yuan } from '../../components/figures.ts';
import { issueTexts } from '../../texts/issue.ts';
import { ChangeDue } from './change-due.tsx';

export interface TotalBarProps {
  readonly totalFen: Fen;
  readonly offline: boolean;
  readonly busy: boolean;
  /** Where cash is paid, the id of the field for what was handed over. */
  readonly cash: string | undefined;
  readonly onIssue: () => void;
}

export function TotalBar({ totalFen, offline, busy, cash, onIssue }: TotalBarProps) {
  const label = offline ? issueTexts.issueOffline : issueTexts.issue;
  return (
    <div className="total">
      <div className="total-sum">
        <span className="label">{issueTexts.total}</span>
        <output className="total-figure">{yuan(totalFen)}</output>
        <output className="total-capitals">{capitals(totalFen)}</output>
      </div>
      {cash === undefined ? null : <ChangeDue key={cash} id={cash} totalFen={totalFen} />}
      <ActionButton label={busy ? issueTexts.issuing : label} shortcut="F2" primary large onPress={onIssue} />
    </div>
  );
}
