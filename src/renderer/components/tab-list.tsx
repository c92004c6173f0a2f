import './tab-list.css';
import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { keyName } from './key-name.ts';

export interface TabListProps<T extends string> {
  readonly id: string;
  readonly label: string;
  readonly tabs: readonly { readonly name: T; readonly label: string }[];
  readonly selected: T;
  readonly onSelect: (name: T) => void;
  /** What the selected tab shows. */
  readonly children: ReactNode;
}

/** The ARIA tabs pattern: one tab stop, ←→ choose. */
export function TabList<T extends string>(props: TabListProps<T>) {
  const { id, label, tabs, selected, onSelect, children } = props;
  const list = useRef<HTMLDivElement>(null);
  const at = tabs.findIndex(({ name }) => name === selected);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[keyName(event.nativeEvent)];
    const to = step === undefined ? undefined : (at + step + tabs.length) % tabs.length;
    const target = to === undefined ? undefined : tabs[to];
    if (to === undefined || target === undefined) return;
    event.preventDefault();
    onSelect(target.name);
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[to]?.focus();
  };
  return (
    <>
      <div ref={list} role="tablist" aria-label={label} className="tab-list" onKeyDown={onKeyDown}>
        {tabs.map(({ name, label: text }) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`${id}-${name}`}
            aria-selected={name === selected}
            aria-controls={`${id}-panel`}
            tabIndex={name === selected ? 0 : -1}
            onClick={() => onSelect(name)}
          >
            {text}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${selected}`} className="tab-panel">
        {children}
      </div>
    </>
  );
}
