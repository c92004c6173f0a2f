import type { LeaseView } from '../../../shared/contract/leases.ts';
import { countText, groupDigits } from '../../components/figures.ts';
import type { IconName } from '../../components/icon.tsx';
import { Tagged, type Tone } from '../../components/tagged.tsx';
import { leaseTexts } from '../../texts/leases.ts';
import { LeaseBar } from './lease-bar.tsx';
import { type LeaseEquation, leaseEquation } from './lease-equation.ts';
import type { LeaseState } from './lease-state.ts';

const looks: Readonly<Record<LeaseState, { readonly tone: Tone; readonly icon: IconName }>> = {
  inUse: { tone: 'ok', icon: 'dot' },
  next: { tone: 'plain', icon: 'ring' },
  used: { tone: 'plain', icon: 'check' },
  early: { tone: 'plain', icon: 'ring' },
  expired: { tone: 'warn', icon: 'warn' },
  withheld: { tone: 'warn', icon: 'lock' },
};

export interface LeaseRowProps {
  readonly lease: LeaseView;
  readonly state: LeaseState;
  readonly tabIndex: 0 | -1;
}

/** One lease: where its numbers went, as an equation that anyone can add up. */
export function LeaseRow({ lease, state, tabIndex }: LeaseRowProps) {
  const equation = leaseEquation(lease);
  return (
    <tr data-row="" tabIndex={tabIndex} className={equation.holds ? 'lease' : 'lease lease-wrong'}>
      <td className="digits one-line lease-range">
        {groupDigits(lease.invoiceCode)}
        <br />
        {groupDigits(lease.first)}～{groupDigits(lease.last)}
      </td>
      <td>
        <div className="lease-sum">
          <LeaseBar lease={lease} />
          {equation.holds ? (
            <Tagged tone="ok" icon="check">
              {leaseTexts.holds}
            </Tagged>
          ) : (
            <Tagged tone="error" icon="cross">
              {leaseTexts.differs(countText(equation.sum))}
            </Tagged>
          )}
        </div>
        <EquationText granted={lease.granted} terms={equation.terms} />
        {equation.holds ? null : <p className="tone-error">{leaseTexts.differsNext}</p>}
      </td>
      <td className="one-line lease-until">
        <Tagged {...looks[state]}>{leaseTexts.states[state]}</Tagged>
        <br />
        <span className="quiet">
          {state === 'early'
            ? leaseTexts.from(lease.notBefore.slice(0, 10))
            : leaseTexts.until(lease.notAfter.slice(0, 10))}
        </span>
      </td>
    </tr>
  );
}

function EquationText({ granted, terms }: { readonly granted: number } & Pick<LeaseEquation, 'terms'>) {
  return (
    <p className="lease-equation">
      <span className="one-line">{leaseTexts.granted(countText(granted))} =</span>
      {terms.map(({ name, count }, index) => (
        <span key={name} className={count === 0 ? 'one-line quiet' : 'one-line'}>
          {index === 0 ? '' : '+ '}
          {leaseTexts.terms[name]} <strong>{countText(count)}</strong>
        </span>
      ))}
    </p>
  );
}
