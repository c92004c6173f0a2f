import { useEffect, useRef, useState } from 'react';
import type { SetupCheck } from '../../../shared/contract/setup.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { Tagged, type TaggedProps } from '../../components/tagged.tsx';
import { startTexts } from '../../texts/start.ts';

export interface CheckListProps {
  readonly checks: readonly SetupCheck[];
  /** What [复制给财政] puts on the clipboard. */
  readonly forFinance: string;
}

const looks: Readonly<Record<SetupCheck['state'], Pick<TaggedProps, 'tone' | 'icon'>>> = {
  passed: { tone: 'ok', icon: 'check' },
  failed: { tone: 'error', icon: 'cross' },
  waiting: { tone: 'plain', icon: 'ring' },
};

/** One line a check: what was found and, when it failed, who must do what. */
export function CheckList({ checks, forFinance }: CheckListProps) {
  const [copied, setCopied] = useState(false);
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    // Newer browsers answer with a promise, which an effect may not return.
    void box.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const failed = checks.filter(({ state }) => state === 'failed').length;
  const copy = () => void navigator.clipboard.writeText(forFinance).then(() => setCopied(true));
  return (
    <section ref={box} className="checks" aria-label={startTexts.checksList}>
      <p role="status" className={failed === 0 ? 'tone-ok' : 'tone-error'}>
        {failed === 0 ? startTexts.checksPassed : startTexts.checksFailed(failed)}
      </p>
      <ul className="tasks">
        {checks.map(({ name, state, text }) => (
          <li key={name}>
            <Tagged {...looks[state]}>{startTexts.checkStates[state]}</Tagged>
            <span>
              {startTexts.checks[name]} <span className="quiet">{text}</span>
            </span>
          </li>
        ))}
      </ul>
      {failed === 0 ? null : (
        <ActionButton label={copied ? startTexts.copied : startTexts.copy} onPress={copy} />
      )}
    </section>
  );
}
