import { useEffect, useState } from 'react';

/** `value` once it has stayed the same for `calm` milliseconds: what to ask the server while somebody types. */
export function useSettled<T>(value: T, calm = 160): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), calm);
    return () => clearTimeout(timer);
  }, [value, calm]);
  return settled;
}
