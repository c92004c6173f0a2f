import { useState } from 'react';
import type { LeaseOutlook, LeaseRequestView } from '../../../shared/contract/leases.ts';
import { AppError } from '../../../shared/errors.ts';
import { useCommandOf } from '../../api/use-command-of.ts';
import { useAnnounce } from '../../components/announcer.tsx';
import { countText } from '../../components/figures.ts';
import { leaseRequestTexts as texts } from '../../texts/leases.ts';
import { parseCount } from './parse-count.ts';

export interface LeaseRequestForm {
  readonly kind: string;
  readonly count: string;
  readonly reason: string;
  readonly countError: string | undefined;
  readonly busy: boolean;
  readonly failure: Error | null;
  /** The platform was not reached; the core asks again by itself. */
  readonly kept: boolean;
  setKind(kind: string): void;
  setCount(text: string): void;
  setReason(text: string): void;
  /** False where the count is missing. */
  submit(): boolean;
}

/** The form and what became of it. Where nothing is typed, the suggested count stands. */
export function useLeaseRequest(outlook: readonly LeaseOutlook[]): LeaseRequestForm {
  const announce = useAnnounce();
  const request = useCommandOf('leases.request');
  const [chosen, setKind] = useState<string>();
  const [typed, setTyped] = useState<string>();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const kind = chosen ?? (outlook.find(entry => entry.low) ?? outlook[0])?.kind ?? '';
  const count = typed ?? suggestionText(outlook, kind);
  const wanted = parseCount(count);
  const kept = request.error instanceof AppError && request.error.code === 'platform_unreachable';
  const done = (text: string) => {
    announce(text);
    // Left empty on purpose: a second F2 must not ask for the same numbers again.
    setTyped('');
    setReason('');
    setTried(false);
  };
  return {
    kind,
    count,
    reason,
    countError: tried && wanted === undefined ? texts.countInvalid : undefined,
    busy: request.isPending,
    failure: kept ? null : request.error,
    kept,
    setKind(next) {
      setKind(next);
      setTyped(undefined);
      setTried(false);
    },
    setCount: setTyped,
    setReason,
    submit() {
      setTried(true);
      if (wanted === undefined) return false;
      if (request.isPending) return true;
      request.mutate(
        { kind, count: wanted, reason: reason.trim() },
        {
          onSuccess: answer => done(answerText(answer)),
          onError: error => {
            if (error instanceof AppError && error.code === 'platform_unreachable') done(texts.announce.kept);
          },
        },
      );
      return true;
    },
  };
}

function answerText({ state, count }: LeaseRequestView): string {
  return state === 'granted' ? texts.announce.granted(countText(count)) : texts.announce[state];
}

function suggestionText(outlook: readonly LeaseOutlook[], kind: string): string {
  return outlook.find(entry => entry.kind === kind)?.suggested.toString() ?? '';
}
