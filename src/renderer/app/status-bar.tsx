import { type FocusEvent, type KeyboardEvent, useRef, useState } from 'react';
import type { Home } from '../../shared/contract/home.ts';
import type { LeaseOutlook } from '../../shared/contract/leases.ts';
import type { Status } from '../../shared/contract/status.ts';
import { keyName } from '../components/key-name.ts';
import { Popover } from '../components/popover.tsx';
import { Tagged } from '../components/tagged.tsx';
import { useShortcuts } from '../components/use-shortcuts.ts';
import { cellTexts, shellTexts } from '../texts/shell.ts';
import { CellFactsPanel } from './cell-panel.tsx';
import { statusCells } from './status-cells.ts';
import { useSpokenCells } from './use-spoken-cells.ts';

export interface StatusBarProps {
  readonly status: Status;
  readonly kind: string | undefined;
  readonly outlook: readonly LeaseOutlook[] | undefined;
  readonly home: Home | undefined;
}

/** Always there: whether there is a line, what waits, how many numbers are left. One tab stop; arrows go along. */
export function StatusBar(facts: StatusBarProps) {
  const cells = statusCells(facts);
  const spoken = useSpokenCells(cells);
  const bar = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const focusCell = (index: number) => {
    const buttons = bar.current?.querySelectorAll<HTMLElement>('.status-cell') ?? [];
    buttons[(index + buttons.length) % buttons.length]?.focus();
  };
  useShortcuts({ 'Alt+0': () => focusCell(0) });
  const onFocus = ({ target }: FocusEvent<HTMLElement>) => {
    const at = indexOfCell(bar.current, target);
    if (at >= 0) setActive(at);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const at = indexOfCell(bar.current, event.target);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: cells.length - 1 }[
      keyName(event.nativeEvent)
    ];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    focusCell(to);
  };
  return (
    <footer className="status-bar">
      <div
        ref={bar}
        role="toolbar"
        aria-label={shellTexts.statusBar}
        aria-keyshortcuts="Alt+0"
        className="status-cells"
        {...{ onFocus, onKeyDown }}
      >
        {cells.map(({ name, text, ...looks }, index) => (
          <Popover
            key={name}
            side="above"
            label={cellTexts[name]}
            triggerClass={`status-cell status-${name}`}
            tabIndex={index === Math.min(active, cells.length - 1) ? 0 : -1}
            trigger={<Tagged {...looks}>{text}</Tagged>}
          >
            {() => <CellFactsPanel name={name} {...facts} />}
          </Popover>
        ))}
      </div>
      <p className="visually-hidden" role="status">
        {spoken}
      </p>
    </footer>
  );
}

function indexOfCell(bar: HTMLElement | null, target: EventTarget): number {
  return [...(bar?.querySelectorAll('.status-cell') ?? [])].indexOf(target as Element);
}
