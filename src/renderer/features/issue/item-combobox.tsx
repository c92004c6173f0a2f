import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import { useAnnounce } from '../../components/announcer.tsx';
import { isComposing, keyName } from '../../components/key-name.ts';
import { TextField } from '../../components/text-field.tsx';
import { issueTexts } from '../../texts/issue.ts';
import { ItemHits } from './item-hits.tsx';
import { type FeeItemView, parseSearch, rankItems } from './rank-items.ts';

export interface ItemComboboxProps {
  readonly id: string;
  readonly label: string;
  readonly error: string | undefined;
  readonly text: string;
  readonly picked: boolean;
  readonly items: readonly FeeItemView[];
  readonly kind: string;
  readonly onText: (text: string) => void;
  readonly onPick: (item: FeeItemView, quantity: string | undefined) => void;
  readonly onLeave: () => void;
}

/** Finds a fee item by mnemonic, code or name. Enter picks the preselected hit; the row then moves the focus. */
export function ItemCombobox(props: ItemComboboxProps) {
  const { id, text, picked, items, kind, onText, onPick } = props;
  const listId = useId();
  const announce = useAnnounce();
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const search = parseSearch(text);
  const hits = open && !picked ? rankItems(items, search.text, { kind, limit: 8 }) : [];
  const shown = open && !picked && (search.text !== '' || hits.length > 0);
  const current = hits[Math.min(active, hits.length - 1)];

  useEffect(() => {
    if (shown) announce(issueTexts.hits(hits.length));
  }, [shown, hits.length, announce]);

  const pick = (item: FeeItemView) => {
    setOpen(false);
    onPick(item, search.quantity);
  };
  const onKey = (event: KeyboardEvent<HTMLInputElement>) => {
    if (isComposing(event.nativeEvent)) return;
    const name = keyName(event.nativeEvent);
    if (name === 'ArrowDown' || name === 'ArrowUp') {
      event.preventDefault();
      if (!shown) setOpen(true);
      else setActive(bounded(active + (name === 'ArrowDown' ? 1 : -1), hits.length));
    } else if (name === 'Escape' && shown) {
      event.preventDefault();
      setOpen(false);
    } else if ((name === 'Enter' || name === 'Tab') && shown && current !== undefined && search.text !== '') {
      event.preventDefault();
      pick(current);
    }
  };
  return (
    <div className="combobox">
      <TextField
        id={id}
        label={props.label}
        labelHidden
        error={props.error}
        value={text}
        placeholder={issueTexts.itemHint}
        step
        selectsOnFocus
        onChange={value => {
          setOpen(true);
          setActive(0);
          onText(value);
        }}
        onLeave={() => {
          setOpen(false);
          props.onLeave();
        }}
        onKey={onKey}
        combobox={{ expanded: shown, listId, activeId: current && `${listId}-${current.code}` }}
      />
      {shown ? <ItemHits id={listId} hits={hits} current={current} onPick={pick} /> : null}
    </div>
  );
}

function bounded(index: number, count: number): number {
  return Math.max(0, Math.min(index, count - 1));
}
