import type { Status } from '../../../shared/contract/status.ts';
import { countText, hourText, yuan } from '../../components/figures.ts';
import { useMinute } from '../../components/use-minute.ts';
import { homeTexts } from '../../texts/home.ts';
import { forecast } from './forecast.ts';
import { type Budget, offlineBudget } from './offline-budget.ts';
import { TileFrame } from './tile.tsx';

const writers: Readonly<Record<Budget['name'], (value: number) => string>> = {
  hours: hourText,
  count: countText,
  amount: yuan,
};
const names: Readonly<Record<Budget['name'], string>> = {
  hours: homeTexts.hours,
  count: homeTexts.invoices,
  amount: homeTexts.amount,
};

/** Offline is a normal state with a budget: what of it is spent, and whether it lasts. */
export function OfflineTile({ status }: { readonly status: Status }) {
  const budgets = offlineBudget(status);
  const now = useMinute();
  return (
    <TileFrame title={homeTexts.offline}>
      {budgets.length === 0 ? (
        <p className="quiet">{homeTexts.noPolicy}</p>
      ) : (
        <>
          <ul className="budget-list">
            {budgets.map(({ name, spent, limit, used }) => (
              <li key={name}>
                <span>{names[name]}</span>
                <meter aria-label={names[name]} value={Math.min(1, used)} high={0.8} optimum={0} max={1} />
                <span className={used >= 0.8 ? 'tone-warn' : undefined}>
                  {homeTexts.usedOf(writers[name](spent), writers[name](limit))}
                </span>
              </li>
            ))}
          </ul>
          <p className="quiet">{status.line === 'online' ? homeTexts.online : sentence(status, now)}</p>
        </>
      )}
    </TileFrame>
  );
}

function sentence(status: Status, now: number): string {
  const { at, overFrom, over } = forecast(status, now);
  if (over) return homeTexts.forecastPast;
  const outcome = overFrom === null ? homeTexts.forecastOk : homeTexts.forecastOver(overFrom);
  return `${homeTexts.forecast(at)}${outcome}`;
}
