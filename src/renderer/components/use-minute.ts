import { useEffect, useState } from 'react';

/** The time, read again every minute; for what grows while nothing happens. Asks nobody. */
export function useMinute(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 60_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
