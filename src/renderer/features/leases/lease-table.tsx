import type { LeaseOutlook, LeaseView } from '../../../shared/contract/leases.ts';
import { countText, daysText } from '../../components/figures.ts';
import { useRovingRows } from '../../components/roving-rows.ts';
import { Tagged } from '../../components/tagged.tsx';
import { leaseTexts } from '../../texts/leases.ts';
import { LeaseRow } from './lease-row.tsx';
import { inOrderOfUse, leaseStates } from './lease-state.ts';

export interface LeaseTableProps {
  readonly leases: readonly LeaseView[];
  readonly outlook: readonly LeaseOutlook[];
  /** Beijing ISO. */
  readonly now: string;
}

/** Every lease under its kind, in the order their numbers are used. */
export function LeaseTable({ leases, outlook, now }: LeaseTableProps) {
  const { tabIndexOf, around } = useRovingRows(leases.length);
  const kinds = outlook.map(({ kind }) => kind);
  const strangers = leases.map(({ kind }) => kind).filter(kind => !kinds.includes(kind));
  const groups = [...new Set([...kinds, ...strangers])].flatMap(kind => {
    const own = inOrderOfUse(leases.filter(lease => lease.kind === kind));
    return own.length === 0 ? [] : [{ kind, own, of: outlook.find(entry => entry.kind === kind) }];
  });
  const firstOf = (group: number) => groups.slice(0, group).reduce((sum, { own }) => sum + own.length, 0);
  return (
    <table className="list-table lease-table" aria-label={leaseTexts.list} {...around}>
      <thead>
        <tr>
          <th scope="col">{leaseTexts.range}</th>
          <th scope="col">{leaseTexts.equation}</th>
          <th scope="col">{leaseTexts.validity}</th>
        </tr>
      </thead>
      {groups.map(({ kind, own, of }, group) => {
        const states = leaseStates(own, now);
        return (
          <tbody key={kind}>
            <tr className="lease-kind">
              <th colSpan={3} scope="rowgroup">
                <KindHead kind={kind} outlook={of} />
              </th>
            </tr>
            {own.map((lease, index) => (
              <LeaseRow
                key={lease.leaseId}
                lease={lease}
                state={states.get(lease.leaseId) ?? 'next'}
                tabIndex={tabIndexOf(firstOf(group) + index)}
              />
            ))}
          </tbody>
        );
      })}
    </table>
  );
}

interface KindHeadProps {
  readonly kind: string;
  /** Absent for a kind that the catalogue no longer has. */
  readonly outlook: LeaseOutlook | undefined;
}

function KindHead({ kind, outlook }: KindHeadProps) {
  if (outlook === undefined) return <strong>{kind}</strong>;
  const { kindName, blue, reserve, low } = outlook;
  return (
    <div className="lease-kind-line">
      <strong>
        {kind} {kindName}
      </strong>
      <span>{leaseTexts.stock(countText(blue), reserve)}</span>
      <span>{paceText(outlook)}</span>
      {low ? (
        <Tagged tone={blue === 0 ? 'error' : 'warn'} icon="warn">
          {leaseTexts.low}
        </Tagged>
      ) : null}
    </div>
  );
}

export function paceText({ perDay, daysLeft }: Pick<LeaseOutlook, 'perDay' | 'daysLeft'>): string {
  if (daysLeft === null) return leaseTexts.unusedYet;
  return leaseTexts.pace(countText(Math.ceil(perDay)), daysText(daysLeft));
}
