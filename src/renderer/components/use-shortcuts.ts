import { useEffect, useEffectEvent } from 'react';
import { isComposing, keyName } from './key-name.ts';

/**
 * Keys that work wherever the focus is, while the component is on the screen. A key held down acts once; a key that
 * something inside has already used, or an input method is using, does nothing here.
 */
export function useShortcuts(actions: Readonly<Record<string, (() => void) | undefined>>): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || isComposing(event)) return;
    const name = keyName(event);
    const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
    if (action === undefined) return;
    event.preventDefault();
    if (!event.repeat) action();
  });
  useEffect(() => {
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, []);
}
