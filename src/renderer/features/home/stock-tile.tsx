import type { UseQueryResult } from '@tanstack/react-query';
import type { LeaseOutlook } from '../../../shared/contract/leases.ts';
import type { User } from '../../../shared/contract/users.ts';
import { countText, daysText } from '../../components/figures.ts';
import { Tagged } from '../../components/tagged.tsx';
import { hrefOf } from '../../routing/route.ts';
import { homeTexts } from '../../texts/home.ts';
import { Tile } from './tile.tsx';

export interface StockTileProps {
  readonly outlook: UseQueryResult<LeaseOutlook[]>;
  readonly user: User;
}

/** Numbers left by kind, and for how many days; the kinds that run low first. */
export function StockTile({ outlook, user }: StockTileProps) {
  return (
    <Tile title={homeTexts.stock} query={outlook}>
      {kinds => {
        const held = kinds
          .filter(({ available, low }) => available > 0 || low)
          .toSorted((a, b) => Number(b.low) - Number(a.low));
        if (held.length === 0) return <p>{homeTexts.stockNone}</p>;
        return (
          <ul className="stock-list">
            {held.map(entry => (
              <li key={entry.kind}>
                <a href={hrefOf({ screen: 'leases' })}>
                  {entry.kindName} {entry.kind}
                </a>
                <span className="stock-count">
                  {homeTexts.count(countText(entry.available))}
                  <span className="quiet"> {homeTexts.reserve(entry.reserve)}</span>
                </span>
                <span className="stock-days">
                  {entry.daysLeft === null ? (
                    <span className="quiet">{homeTexts.noPace}</span>
                  ) : (
                    homeTexts.days(daysText(entry.daysLeft))
                  )}
                </span>
                {entry.low ? (
                  <span className="stock-low">
                    <Tagged tone={entry.blue === 0 ? 'error' : 'warn'} icon="warn">
                      {homeTexts.low}
                    </Tagged>
                    {user.roles.includes('manager') ? (
                      <a href={hrefOf({ screen: 'leases' })}>{homeTexts.request}</a>
                    ) : null}
                  </span>
                ) : null}
              </li>
            ))}
          </ul>
        );
      }}
    </Tile>
  );
}
