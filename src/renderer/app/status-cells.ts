import type { Status } from '../../shared/contract/status.ts';
import { displayYuan } from '../../shared/domain/money.ts';
import type { IconName } from '../components/icon.tsx';
import type { Tone } from '../components/tagged.tsx';
import { clockTexts, lineTexts, signerTexts, statusTexts } from '../texts/shell.ts';

export interface StatusCell {
  readonly name: 'line' | 'pending' | 'trouble' | 'stock' | 'clock' | 'signer';
  readonly tone: Tone;
  readonly icon: IconName;
  readonly text: string;
}

/** The status bar as data (ux §3.1, reduced). Offline is a normal state with a budget, never red. */
export function statusCells(status: Status, kind: string | undefined): readonly StatusCell[] {
  return [
    lineCell(status),
    pendingCell(status),
    ...troubleCells(status),
    stockCell(status, kind),
    {
      name: 'clock',
      tone: status.clock === 'doubtful' ? 'warn' : 'plain',
      icon: status.clock === 'doubtful' ? 'warn' : 'check',
      text: clockTexts[status.clock],
    },
    {
      name: 'signer',
      tone: status.signer === 'unlocked' ? 'plain' : status.signer === 'failed' ? 'error' : 'warn',
      icon: status.signer === 'unlocked' ? 'check' : 'lock',
      text: signerTexts[status.signer],
    },
  ];
}

function lineCell({ line, offline }: Status): StatusCell {
  const away =
    line === 'offline' && offline !== null
      ? ` ${hourText(offline.hours)} / ${hourText(offline.hoursLimit)}`
      : '';
  const looks = {
    online: { tone: 'ok', icon: 'dot' },
    offline: { tone: 'offline', icon: 'warn' },
    unknown: { tone: 'plain', icon: 'ring' },
  } as const;
  return { name: 'line', ...looks[line], text: `${lineTexts[line]}${away}` };
}

function pendingCell({ pending }: Status): StatusCell {
  const oldest = pending.oldest === null ? '' : ` ${statusTexts.oldest(pending.oldest.slice(11, 16))}`;
  return {
    name: 'pending',
    tone: pending.count > 0 ? 'offline' : 'plain',
    icon: pending.count > 0 ? 'ring' : 'check',
    text: `${statusTexts.pending(pending.count, displayYuan(pending.amountFen))}${oldest}`,
  };
}

function troubleCells({ objected, refused, unknown }: Status): readonly StatusCell[] {
  const texts = [
    ...(objected > 0 ? [statusTexts.objected(objected)] : []),
    ...(refused > 0 ? [statusTexts.refused(refused)] : []),
    ...(unknown > 0 ? [statusTexts.unknown(unknown)] : []),
  ];
  if (texts.length === 0) return [];
  return [
    { name: 'trouble', tone: objected + refused > 0 ? 'error' : 'warn', icon: 'warn', text: texts.join(' ') },
  ];
}

function stockCell({ stock }: Status, kind: string | undefined): StatusCell {
  const own = stock.find(entry => entry.kind === kind);
  if (own === undefined) return { name: 'stock', tone: 'warn', icon: 'warn', text: statusTexts.noStock };
  const low = own.blue <= 20;
  return {
    name: 'stock',
    tone: own.blue === 0 ? 'error' : low ? 'warn' : 'plain',
    icon: low ? 'warn' : 'check',
    text: statusTexts.stock(own.kind, own.blue),
  };
}

/** `2:14`. */
function hourText(hours: number): string {
  const minutes = Math.floor(hours * 60);
  return `${Math.floor(minutes / 60)}:${(minutes % 60).toString().padStart(2, '0')}`;
}
