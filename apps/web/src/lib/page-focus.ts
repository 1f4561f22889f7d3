let wanted = false;

/** After a change of page the heading should take focus; it may not be there yet. */
export const wantHeadingFocus = (): void => {
  wanted = true;
};

/** Gives focus to the page's heading if a change of page asks for it. Screen readers read it: that is the announcement. */
export const giveHeadingFocus = (heading: HTMLElement | null | undefined): void => {
  if (!wanted || heading === null || heading === undefined) return;
  wanted = false;
  heading.focus({ preventScroll: true });
};
