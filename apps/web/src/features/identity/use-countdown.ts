import { useEffect, useState } from 'react';

/** So long nobody asks for another code. */
export const resendAfterSeconds = 30;

/** Counts down to 0, once a second; `from` the first render on. */
export const useCountdown = (from = resendAfterSeconds): readonly [number, (seconds: number) => void] => {
  const [left, setLeft] = useState(from);
  useEffect(() => {
    if (left <= 0) return undefined;
    const timer = setTimeout(() => setLeft(left - 1), 1000);
    return () => clearTimeout(timer);
  }, [left]);
  return [left, setLeft];
};
