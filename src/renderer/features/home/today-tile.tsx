import type { UseQueryResult } from '@tanstack/react-query';
import type { Home } from '../../../shared/contract/home.ts';
import { countText, yuan } from '../../components/figures.ts';
import { hrefOf } from '../../routing/route.ts';
import { homeTexts } from '../../texts/home.ts';
import { shares } from './shares.ts';
import { Tile } from './tile.tsx';

/** Today's invoices: how many, how much, how they were paid. */
export function TodayTile({ home }: { readonly home: UseQueryResult<Home> }) {
  return (
    <Tile title={homeTexts.today} query={home}>
      {({ day, blue, red, byPayMode }) => (
        <>
          <p className="quiet">{homeTexts.day(day)}</p>
          {blue.count + red.count === 0 ? (
            <p>{homeTexts.none}</p>
          ) : (
            <>
              <p className="today-figures">
                <a href={hrefOf({ screen: 'invoices', only: 'today' })}>
                  {homeTexts.count(countText(blue.count))}
                </a>
                <strong>{yuan(blue.amountFen)}</strong>
                {red.count > 0 ? (
                  <span className="tone-error">
                    {homeTexts.red} {homeTexts.count(countText(red.count))} {yuan(red.amountFen)}
                  </span>
                ) : null}
              </p>
              <ul className="pay-modes" aria-label={homeTexts.byPayMode}>
                {shares(byPayMode).map(({ payMode, percent, amountFen }) => (
                  <li key={payMode}>
                    <span>{homeTexts.payMode(payMode, percent)}</span>
                    <span className="quiet">{yuan(amountFen)}</span>
                  </li>
                ))}
              </ul>
            </>
          )}
        </>
      )}
    </Tile>
  );
}
