import type { Status } from '../../../shared/contract/status.ts';
import type { User } from '../../../shared/contract/users.ts';
import { Tagged } from '../../components/tagged.tsx';
import { gateTexts, paletteTexts } from '../../texts/palette.ts';
import { gateTicks } from './gate-ticks.ts';

export interface GateListProps {
  readonly status: Status;
  readonly user: User;
  readonly kind: string | undefined;
}

/** 为什么不能开票: eight ticks; a missing one says what helps. */
export function GateList({ status, user, kind }: GateListProps) {
  const ticks = gateTicks(status, user, kind);
  const blocked = ticks.filter(({ ok }) => !ok).length;
  return (
    <section className="gate" role="status" aria-label={paletteTexts.whyTitle}>
      <p className={blocked === 0 ? 'tone-ok' : 'tone-error'}>
        <strong>{blocked === 0 ? paletteTexts.whyYes : paletteTexts.whyNo(blocked)}</strong>
      </p>
      <ul>
        {ticks.map(({ name, ok }) => (
          <li key={name}>
            <Tagged tone={ok ? 'ok' : 'error'} icon={ok ? 'check' : 'cross'}>
              {ok ? paletteTexts.passed : paletteTexts.blocked}
            </Tagged>
            <span>{gateTexts[name].name}</span>
            <span className="quiet">{ok ? gateTexts[name].ok : gateTexts[name].no}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
