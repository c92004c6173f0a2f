import { useId, useState } from 'react';
import type { Status } from '../../../shared/contract/status.ts';
import { displayYuan } from '../../../shared/domain/money.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { useAnnounce } from '../../components/announcer.tsx';
import { copyText } from '../../components/copy-text.ts';
import { countText } from '../../components/figures.ts';
import { Tagged } from '../../components/tagged.tsx';
import { objectionLetter, syncTexts } from '../../texts/sync.ts';
import type { ObjectionCause } from './objection-causes.ts';
import { WaitingTable } from './waiting-table.tsx';

export interface ObjectionCardProps {
  readonly cause: ObjectionCause;
  readonly status: Status | undefined;
  readonly busy: boolean;
  readonly onResend: () => void;
}

/** One reason of the platform, in its own words, with what it hit and what to do. */
export function ObjectionCard({ cause, status, busy, onResend }: ObjectionCardProps) {
  const { state, code, text, invoices } = cause;
  const announce = useAnnounce();
  const title = useId();
  const [copied, setCopied] = useState<boolean>();
  const says = syncTexts.platformSays(text, code);
  const copy = async () => {
    const done = await copyText(letterOf(cause, status));
    setCopied(done);
    announce(done ? syncTexts.copied : syncTexts.copyBlocked);
  };
  return (
    <section className="objection-card" aria-labelledby={title}>
      <header>
        <h3 id={title}>
          <Tagged tone="error" icon={state === 'objected' ? 'back' : 'cross'}>
            {syncTexts[state]} {syncTexts.invoices(countText(invoices.length))}
          </Tagged>
          <span>{says}</span>
        </h3>
        <p>{syncTexts.objectedOthers}</p>
        <p>{state === 'objected' ? syncTexts.objectedNext : syncTexts.refusedNext}</p>
        <div className="objection-actions">
          {copied === undefined ? null : (
            <span className="quiet">{copied ? syncTexts.copied : syncTexts.copyBlocked}</span>
          )}
          <ActionButton label={syncTexts.copy} onPress={() => void copy()} />
          {state === 'objected' ? (
            <ActionButton
              label={busy ? syncTexts.running : syncTexts.resend}
              disabled={busy}
              onPress={onResend}
            />
          ) : null}
        </div>
      </header>
      <WaitingTable label={says} invoices={invoices} />
    </section>
  );
}

function letterOf({ code, text, invoices }: ObjectionCause, status: Status | undefined): string {
  return objectionLetter({
    unit: status?.unitName ?? '',
    point: status?.pointName ?? '',
    terminal: status?.terminalId ?? '',
    says: syncTexts.platformSays(text, code),
    numbers: invoices.map(invoice => `${invoice.code} ${invoice.number} ¥${displayYuan(invoice.totalFen)}`),
  });
}
