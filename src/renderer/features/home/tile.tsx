import type { UseQueryResult } from '@tanstack/react-query';
import { type ReactNode, useId } from 'react';
import { beijingIso } from '../../../shared/domain/beijing-time.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { Reading } from '../../components/reading.tsx';
import { homeTexts } from '../../texts/home.ts';
import { shellTexts } from '../../texts/shell.ts';

export interface TileProps<T> {
  readonly title: string;
  readonly query: UseQueryResult<T>;
  readonly children: (data: T) => ReactNode;
}

/** A question with its answer. When it cannot be asked again, the last answer stays, with its time. */
export function Tile<T>({ title, query, children }: TileProps<T>) {
  const { data, error, dataUpdatedAt } = query;
  return (
    <TileFrame title={title}>
      {error !== null && data !== undefined ? (
        <p className="tile-stale">
          <span>{homeTexts.stale(beijingIso(dataUpdatedAt).slice(11, 16))}</span>
          <ActionButton label={shellTexts.readAgain} onPress={() => void query.refetch()} />
        </p>
      ) : null}
      {data === undefined ? <Reading of={query} /> : children(data)}
    </TileFrame>
  );
}

export interface TileFrameProps {
  readonly title: string;
  readonly children: ReactNode;
}

export function TileFrame({ title, children }: TileFrameProps) {
  const id = useId();
  return (
    <section className="panel home-tile" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}
