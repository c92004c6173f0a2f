import './palette.css';
import { type KeyboardEvent, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Status } from '../../../shared/contract/status.ts';
import type { User } from '../../../shared/contract/users.ts';
import { FailurePanel } from '../../components/failure-panel.tsx';
import { isComposing, keyName } from '../../components/key-name.ts';
import { TextField } from '../../components/text-field.tsx';
import type { Section } from '../../routing/route.ts';
import { paletteTexts } from '../../texts/palette.ts';
import { GateList } from './gate-list.tsx';
import { PaletteHits } from './palette-hits.tsx';
import { useDeeds } from './use-deeds.ts';
import { usePaletteHits } from './use-palette-hits.ts';

export interface PaletteProps {
  readonly status: Status;
  readonly user: User;
  readonly kind: string | undefined;
  readonly section: Section;
  readonly onLock: () => void;
  readonly onClose: () => void;
}

const listId = 'palette-list';
const optionId = (index: number) => `palette-option-${index}`;

/** Ctrl+K: everything by its name or initials. The focus stays in the box; it goes back to where it was on closing. */
export function Palette({ status, user, kind, section, onLock, onClose }: PaletteProps) {
  const panel = useRef<HTMLDivElement>(null);
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const [why, setWhy] = useState(false);
  const [entered, setEntered] = useState(false);
  const { hits, settled } = usePaletteHits({ query, user, section });
  const deeds = useDeeds({ user, onLock, onClose, onWhy: () => setWhy(true) });
  const current = Math.min(active, hits.length - 1);
  useEffect(() => {
    const opener = document.activeElement;
    panel.current?.showPopover();
    panel.current?.querySelector('input')?.focus();
    return () => {
      if (opener instanceof HTMLElement && document.activeElement === document.body) opener.focus();
    };
  }, []);

  // Enter pressed before everything was found is not lost: it takes the first hit when that is known.
  const takeFirst = useEffectEvent(() => {
    const [first] = hits;
    setEntered(false);
    if (first !== undefined) deeds.run(first);
  });
  useEffect(() => {
    if (entered && settled) takeFirst();
  }, [entered, settled]);

  const type = (text: string) => {
    setEntered(false);
    setQuery(text);
    setActive(0);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Nothing below may act on a key that was meant for the palette.
    event.stopPropagation();
    if (isComposing(event.nativeEvent)) return;
    const chosen = hits[current];
    const actions: Readonly<Record<string, () => void>> = {
      ArrowDown: () => setActive((current + 1) % Math.max(1, hits.length)),
      ArrowUp: () => setActive((current - 1 + hits.length) % Math.max(1, hits.length)),
      Enter: () => {
        if (why) return;
        if (chosen === undefined) setEntered(true);
        else deeds.run(chosen);
      },
      Escape: () => (why ? setWhy(false) : onClose()),
      'Ctrl+K': onClose,
      Tab: onClose,
    };
    const action = actions[keyName(event.nativeEvent)];
    if (action === undefined) return;
    event.preventDefault();
    if (!event.nativeEvent.repeat || event.key.startsWith('Arrow')) action();
  };
  return (
    <div
      ref={panel}
      popover="auto"
      role="dialog"
      aria-label={paletteTexts.title}
      className="palette"
      tabIndex={-1}
      onKeyDown={onKeyDown}
      onToggle={event => (event.newState === 'closed' ? onClose() : undefined)}
    >
      <TextField
        id="palette-field"
        label={paletteTexts.field}
        labelHidden
        placeholder={paletteTexts.field}
        value={query}
        onChange={type}
        combobox={{ expanded: !why && hits.length > 0, listId, activeId: optionId(current) }}
      />
      {deeds.error === null ? null : <FailurePanel error={deeds.error} />}
      {deeds.working ? <p className="quiet">{paletteTexts.working}</p> : null}
      {why ? (
        <GateList {...{ status, user, kind }} />
      ) : (
        <PaletteHits {...{ hits, listId, optionId }} active={current} onChoose={deeds.run} />
      )}
      <p className="quiet palette-keys">{paletteTexts.keys}</p>
    </div>
  );
}
