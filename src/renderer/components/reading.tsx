import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { DeskGone } from '../api/desk-link.ts';
import { shellTexts } from '../texts/shell.ts';
import { ActionButton } from './action-button.tsx';
import { FailurePanel } from './failure-panel.tsx';

export interface ReadingProps {
  readonly of: Pick<UseQueryResult, 'data' | 'error' | 'refetch'>;
  /** What else can be done where it could not be read. */
  readonly children?: ReactNode;
}

/**
 * Stands before what is read: that it is on its way, or why it could not be read and the button that asks again.
 * Nothing once it is there. A desk that does not answer is said once, above everything, and not here again.
 */
export function Reading({ of: { data, error, refetch }, children }: ReadingProps) {
  if (error === null) return data === undefined ? <p className="loading">{shellTexts.loading}</p> : null;
  if (error instanceof DeskGone) return null;
  return (
    <FailurePanel error={error}>
      <ActionButton label={shellTexts.readAgain} onPress={() => void refetch()} />
      {children}
    </FailurePanel>
  );
}

export interface ReadingScreenProps extends ReadingProps {
  readonly title: string;
}

/** A whole screen that has nothing to show before it is read. */
export function ReadingScreen({ title, ...reading }: ReadingScreenProps) {
  return (
    <main id="content" className="page" tabIndex={-1}>
      <h1>{title}</h1>
      <Reading {...reading} />
    </main>
  );
}
