import type { UseQueryResult } from '@tanstack/react-query';
import { type ReactNode, useId } from 'react';
import { beijingIso } from '../../../shared/domain/beijing-time.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { FailurePanel } from '../../components/failure-panel.tsx';
import { homeTexts } from '../../texts/home.ts';

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
          <ActionButton label={homeTexts.retry} onPress={() => void query.refetch()} />
        </p>
      ) : null}
      {error !== null && data === undefined ? (
        <FailurePanel error={error}>
          <ActionButton label={homeTexts.retry} onPress={() => void query.refetch()} />
        </FailurePanel>
      ) : null}
      {data === undefined ? error === null ? <div className="skeleton" /> : null : children(data)}
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
