import { useRef, useState } from 'react';

export interface OneAtATime {
  readonly busy: boolean;
  /** Does nothing while something else is being done: a second F2 is not a second invoice. */
  run(act: () => Promise<void>): Promise<void>;
}

export function useOneAtATime(): OneAtATime {
  const running = useRef(false);
  const [busy, setBusy] = useState(false);
  return {
    busy,
    async run(act) {
      if (running.current) return;
      running.current = true;
      setBusy(true);
      try {
        await act();
      } finally {
        running.current = false;
        setBusy(false);
      }
    },
  };
}
