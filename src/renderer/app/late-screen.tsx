import { type ComponentType, lazy, useState } from 'react';

export interface LateScreen<P> {
  (props: P): React.ReactNode;
  /** Ahead of time, so that showing it waits for nothing and no key is pressed into a screen that is not there yet. */
  fetch(): Promise<unknown>;
}

/** A screen that is no part of the first page; one that was not fetched ahead is fetched when it is first shown. */
export function lateScreen<P extends object>(load: () => Promise<ComponentType<P>>): LateScreen<P> {
  let fetched: ComponentType<P> | undefined;
  const fetch = async () => (fetched ??= await load());
  const Late = lazy(async () => ({ default: await fetch() }));
  function Screen(props: P) {
    // Chosen once: a change would throw away what stands in the screen.
    const [Shown] = useState<ComponentType<P>>(() => fetched ?? (Late as unknown as ComponentType<P>));
    return <Shown {...props} />;
  }
  return Object.assign(Screen, { fetch });
}
