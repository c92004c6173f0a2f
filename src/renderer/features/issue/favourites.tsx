import { KeyHint } from '../../components/key-hint.tsx';
import { issueTexts } from '../../texts/issue.ts';
import type { FeeItemView } from './item-index.ts';

export interface FavouritesProps {
  readonly items: readonly FeeItemView[];
  readonly onPick: (item: FeeItemView) => void;
}

/** What is issued most here, one key or one touch each. */
export function Favourites({ items, onPick }: FavouritesProps) {
  if (items.length === 0) return null;
  return (
    <ul className="favourites" aria-label={issueTexts.favourites}>
      {items.map((item, index) => (
        <li key={item.code}>
          <button
            type="button"
            className="favourite"
            aria-keyshortcuts={`Control+${index + 1}`}
            title={item.name}
            onClick={() => onPick(item)}
          >
            <span className="favourite-name">{item.name}</span>
            <KeyHint keys={`Ctrl+${index + 1}`} />
          </button>
        </li>
      ))}
    </ul>
  );
}
