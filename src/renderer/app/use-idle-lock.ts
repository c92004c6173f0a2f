import { useEffect, useEffectEvent } from 'react';

const signsOfLife = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;

/** Locks after so many minutes without a key or a pointer. One timer; a computer that slept locks when it wakes. */
export function useIdleLock(minutes: number | undefined, lock: () => void): void {
  const onIdle = useEffectEvent(lock);
  useEffect(() => {
    if (minutes === undefined) return undefined;
    const limitMs = minutes * 60_000;
    let lastSeen = Date.now();
    let timer: ReturnType<typeof setTimeout>;
    const watch = () => {
      const left = lastSeen + limitMs - Date.now();
      if (left <= 0) onIdle();
      else timer = setTimeout(watch, left);
    };
    const alive = () => {
      // Back after the limit, before the late timer of a computer that slept: that is not a sign of life.
      if (Date.now() - lastSeen < limitMs) lastSeen = Date.now();
      else onIdle();
    };
    timer = setTimeout(watch, limitMs);
    for (const sign of signsOfLife) addEventListener(sign, alive, { capture: true, passive: true });
    return () => {
      clearTimeout(timer);
      for (const sign of signsOfLife) removeEventListener(sign, alive, { capture: true });
    };
  }, [minutes]);
}
