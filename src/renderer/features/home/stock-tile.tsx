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
          <table className="rows stock-table" aria-label={homeTexts.stock}>
            <thead>
              <tr>
                <th scope="col">{homeTexts.kind}</th>
                <th scope="col" className="right">
                  {homeTexts.left}
                </th>
                <th scope="col" className="right">
                  {homeTexts.reserve}
                </th>
                <th scope="col">{homeTexts.lasts}</th>
              </tr>
            </thead>
            <tbody>
              {held.map(entry => (
                <tr key={entry.kind}>
                  <th scope="row" className="stock-kind" title={entry.kindName}>
                    <a href={hrefOf({ screen: 'leases' })}>
                      {entry.kind} {entry.kindName}
                    </a>
                  </th>
                  <td className="right">{countText(entry.available)}</td>
                  <td className="right quiet">{entry.reserve}</td>
                  <td>
                    <StockLasts entry={entry} user={user} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        );
      }}
    </Tile>
  );
}

function StockLasts({ entry, user }: { readonly entry: LeaseOutlook; readonly user: User }) {
  const days =
    entry.daysLeft === null ? (
      <span className="quiet">{homeTexts.noPace}</span>
    ) : (
      homeTexts.days(daysText(entry.daysLeft))
    );
  if (!entry.low) return days;
  return (
    <span className="stock-low">
      <Tagged tone={entry.blue === 0 ? 'error' : 'warn'} icon="warn">
        {entry.daysLeft === null ? homeTexts.low : days}
      </Tagged>
      {user.roles.includes('manager') ? <a href={hrefOf({ screen: 'leases' })}>{homeTexts.request}</a> : null}
    </span>
  );
}
