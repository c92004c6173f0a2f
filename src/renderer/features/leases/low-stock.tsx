import type { LeaseOutlook } from '../../../shared/contract/leases.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { countText } from '../../components/figures.ts';
import { Tagged } from '../../components/tagged.tsx';
import { leaseTexts } from '../../texts/leases.ts';
import { paceText } from './lease-table.tsx';

export interface LowStockProps {
  readonly outlook: readonly LeaseOutlook[];
  readonly mayRequest: boolean;
  readonly onRequest: (kind: string) => void;
}

/** The kinds that run out soon, each with the button that fills in the form for it. */
export function LowStock({ outlook, mayRequest, onRequest }: LowStockProps) {
  const low = outlook.filter(entry => entry.low);
  if (low.length === 0) return null;
  return (
    <ul className="low-stock">
      {low.map(({ kind, blue, ...pace }) => (
        <li key={kind}>
          <Tagged tone={blue === 0 ? 'error' : 'warn'} icon="warn">
            {blue === 0 ? leaseTexts.noStock(kind) : leaseTexts.lowStock(kind, countText(blue))}
          </Tagged>
          <span className="quiet">{paceText(pace)}</span>
          {mayRequest ? (
            <ActionButton label={leaseTexts.requestFor(kind)} onPress={() => onRequest(kind)} />
          ) : null}
        </li>
      ))}
    </ul>
  );
}
