import { useEffect } from 'react';
import { KeyHint } from '../../components/key-hint.tsx';
import { paletteTexts } from '../../texts/palette.ts';
import type { Entry } from './palette-entries.ts';

export interface PaletteHitsProps {
  readonly hits: readonly Entry[];
  readonly active: number;
  readonly listId: string;
  readonly optionId: (index: number) => string;
  readonly onChoose: (entry: Entry) => void;
}

/** The list under the box (APG listbox): pointed at by the box, never focused itself. */
export function PaletteHits({ hits, active, listId, optionId, onChoose }: PaletteHitsProps) {
  useEffect(() => {
    document.getElementById(optionId(active))?.scrollIntoView({ block: 'nearest' });
  }, [active, optionId]);
  return (
    <>
      <p className="visually-hidden" role="status">
        {paletteTexts.hits(hits.length)}
      </p>
      {hits.length === 0 ? <p className="quiet palette-none">{paletteTexts.none}</p> : null}
      <div id={listId} role="listbox" aria-label={paletteTexts.list} className="palette-list">
        {hits.map((entry, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the box above has the keys
          <div
            key={entry.id}
            id={optionId(index)}
            role="option"
            aria-selected={index === active}
            tabIndex={-1}
            onMouseDown={event => event.preventDefault()}
            onClick={() => onChoose(entry)}
          >
            <span className="palette-group">{paletteTexts.groups[entry.group]}</span>
            <span className="palette-label">{entry.label}</span>
            {entry.keys === undefined ? null : <KeyHint keys={entry.keys} />}
          </div>
        ))}
      </div>
    </>
  );
}
