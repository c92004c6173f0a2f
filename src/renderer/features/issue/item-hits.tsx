import { issueTexts } from '../../texts/issue.ts';
import type { FeeItemView } from './item-index.ts';

export interface ItemHitsProps {
  readonly id: string;
  readonly hits: readonly FeeItemView[];
  readonly current: FeeItemView | undefined;
  readonly onPick: (item: FeeItemView) => void;
}

/** The list under the box. The focus and the keys stay with the box; a press here must not take them away. */
export function ItemHits({ id, hits, current, onPick }: ItemHitsProps) {
  if (hits.length === 0)
    return (
      <p id={id} className="hits hits-none">
        {issueTexts.hits(0)}
      </p>
    );
  return (
    <div id={id} className="hits" role="listbox" aria-label={issueTexts.items}>
      {hits.map(item => (
        <div
          key={item.code}
          id={`${id}-${item.code}`}
          className="hit"
          role="option"
          tabIndex={-1}
          aria-selected={item === current}
          onMouseDown={event => {
            event.preventDefault();
            onPick(item);
          }}
        >
          <span className="hit-name">{item.name}</span>
          <span className="hit-code">{item.mnemonic ?? ''}</span>
          <span className="hit-price">
            {item.price === undefined ? '' : `${item.price} / ${item.unit ?? ''}`}
          </span>
        </div>
      ))}
    </div>
  );
}
