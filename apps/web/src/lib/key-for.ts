import { useRef } from 'react';
import { newIdempotencyKey } from './api-client.ts';

/** Gives the `Idempotency-Key` of a creating request: the same for the same content, so that sending it again makes nothing more. */
export const useKeyFor = (): ((content: unknown) => string) => {
  const last = useRef({ content: '', key: '' });
  return (content) => {
    const text = JSON.stringify(content);
    if (last.current.content !== text) last.current = { content: text, key: newIdempotencyKey() };
    return last.current.key;
  };
};
