let wanted: string | undefined;

/** The next case should take focus when it is drawn; until then it may be loading, under another address. */
export const wantCaseFocus = (id: string): void => {
  wanted = id;
};

/** Gives focus to the case's heading if moving through the queue asked for it. */
export const giveCaseFocus = (id: string, heading: HTMLElement | null): void => {
  if (wanted !== id || heading === null) return;
  wanted = undefined;
  heading.focus();
};
