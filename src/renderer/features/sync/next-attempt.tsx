import { useEffect, useState } from 'react';
import { parseBeijingIso } from '../../../shared/domain/beijing-time.ts';
import { syncTexts } from '../../texts/sync.ts';
import { clockText } from './clock-text.ts';

export interface NextAttemptProps {
  /** ISO, or null where there will be none. */
  readonly at: string | null;
  readonly onDue: () => void;
}

/** Counts down by itself; the core is asked once, when the attempt is due. */
export function NextAttempt({ at, onDue }: NextAttemptProps) {
  const due = at === null ? undefined : parseBeijingIso(at);
  return due === undefined ? <span>{syncTexts.never}</span> : <Countdown key={due} due={due} onDue={onDue} />;
}

/** Time for the attempt itself, so that its outcome is there to be read. */
const graceMs = 1500;

function Countdown({ due, onDue }: { readonly due: number; readonly onDue: () => void }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const tick = setInterval(() => setNow(Date.now()), 1000);
    const ask = setTimeout(onDue, Math.max(0, due - Date.now()) + graceMs);
    return () => {
      clearInterval(tick);
      clearTimeout(ask);
    };
  }, [due, onDue]);
  const seconds = Math.ceil((due - now) / 1000);
  return (
    <span role="timer" className="digits">
      {seconds <= 0 ? syncTexts.soon : clockText(seconds)}
    </span>
  );
}
