import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { isComposing } from './key-name.ts';

export interface PopoverProps {
  /** What the panel is about, for assistive technology. */
  readonly label: string;
  readonly trigger: ReactNode;
  readonly triggerClass: string;
  readonly side: 'above' | 'below';
  /** Made only while it is open. */
  readonly children: () => ReactNode;
  /** In a row of cells only one is a tab stop. */
  readonly tabIndex?: 0 | -1;
}

const gap = 4;
const margin = 8;

/** A button with a panel of the browser's own kind: no scrim, closed by Esc and by whatever is clicked elsewhere. */
export function Popover({ label, trigger, triggerClass, side, children, tabIndex = 0 }: PopoverProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  useEffect(() => {
    if (!open) return undefined;
    // Wherever the focus is: one level back and no further, so the screen below does not see this key.
    const close = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || isComposing(event)) return;
      event.preventDefault();
      panel.current?.hidePopover();
      button.current?.focus();
    };
    addEventListener('keydown', close, { capture: true });
    return () => removeEventListener('keydown', close, { capture: true });
  }, [open]);
  return (
    <div className="popover-pair">
      <button
        ref={button}
        type="button"
        className={triggerClass}
        popoverTarget={id}
        aria-expanded={open}
        tabIndex={tabIndex}
      >
        {trigger}
      </button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        role="dialog"
        aria-label={label}
        className="popover"
        onBeforeToggle={event => {
          if (event.newState !== 'open' || button.current === null || panel.current === null) return;
          place(panel.current, button.current.getBoundingClientRect(), side);
        }}
        onToggle={event => setOpen(event.newState === 'open')}
      >
        {open ? children() : null}
      </div>
    </div>
  );
}

function place(panel: HTMLElement, at: DOMRect, side: 'above' | 'below'): void {
  const width = Math.min(360, innerWidth - 2 * margin);
  const left = Math.max(margin, Math.min(at.left, innerWidth - width - margin));
  panel.style.width = `${width}px`;
  panel.style.left = `${left}px`;
  panel.style.top = side === 'below' ? `${at.bottom + gap}px` : 'auto';
  panel.style.bottom = side === 'above' ? `${innerHeight - at.top + gap}px` : 'auto';
}
