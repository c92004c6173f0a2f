import { useId } from 'react';
import { TextField } from '../../components/text-field.tsx';
import { issueTexts } from '../../texts/issue.ts';
import { ItemHits } from './item-hits.tsx';
import { type HitsOptions, useHits } from './use-hits.ts';

export interface ItemComboboxProps extends HitsOptions {
  readonly id: string;
  readonly label: string;
  readonly error: string | undefined;
  readonly onText: (text: string) => void;
  readonly onLeave: () => void;
}

/** Finds a fee item by mnemonic, code, initials or name. Enter picks the preselected hit; the row then moves the focus. */
export function ItemCombobox(props: ItemComboboxProps) {
  const listId = useId();
  const list = useHits(props);
  const { hits, shown, current } = list;
  return (
    <div className="combobox">
      <TextField
        id={props.id}
        label={props.label}
        labelHidden
        error={props.error}
        value={props.text}
        placeholder={issueTexts.itemHint}
        step
        selectsOnFocus
        onChange={value => {
          list.openFor(value);
          props.onText(value);
        }}
        onLeave={() => {
          list.close();
          props.onLeave();
        }}
        onKey={list.onKey}
        combobox={{ expanded: shown, listId, activeId: current && `${listId}-${current.code}` }}
      />
      {shown ? <ItemHits id={listId} hits={hits} current={current} onPick={list.pick} /> : null}
    </div>
  );
}
