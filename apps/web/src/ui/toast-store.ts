export interface Toast {
  readonly id: number;
  readonly text: string;
  /** Present for 10 s; the act is final when the toast goes. */
  readonly undo: (() => void) | undefined;
}

let nextId = 1;
let toasts: readonly Toast[] = [];
const listeners = new Set<() => void>();

const publish = (next: readonly Toast[]): void => {
  toasts = next;
  for (const listener of listeners) listener();
};

/** Says what was done, for a moment; with `undo` also offers to take it back. Never the only trace of an error. */
export const showToast = (text: string, undo?: () => void): void => {
  const toast = { id: nextId, text, undo };
  nextId += 1;
  publish([...toasts.slice(-2), toast]);
};

export const dismissToast = (id: number): void => publish(toasts.filter((toast) => toast.id !== id));

export const subscribeToasts = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const currentToasts = (): readonly Toast[] => toasts;
