import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';

export type Tone = 'plain' | 'ok' | 'warn' | 'error' | 'offline';

export interface TaggedProps {
  readonly tone: Tone;
  readonly icon: IconName;
  readonly children: ReactNode;
}

/** A state: icon, word and colour, always all three. */
export function Tagged({ tone, icon, children }: TaggedProps) {
  return (
    <span className={`tagged tone-${tone}`}>
      <Icon name={icon} />
      <span>{children}</span>
    </span>
  );
}
