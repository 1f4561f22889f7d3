const countPauseMs = 30_000;

let region: HTMLElement | undefined;
let lastCountAtMs = Number.NEGATIVE_INFINITY;
let waiting: ReturnType<typeof setTimeout> | undefined;

const speak = (text: string): void => {
  if (region === undefined) {
    region = document.createElement('div');
    region.className = 'vh';
    region.setAttribute('role', 'status');
    region.setAttribute('aria-live', 'polite');
    document.body.append(region);
  }
  // The same words twice in a row would be silent; a hard space makes them new without being heard.
  region.textContent = region.textContent === text ? `${text}\u00A0` : text;
};

/** Says something once, politely, to those who listen instead of looking. */
export const announce = (text: string): void => speak(text);

/** Says a count that may change often: at most once in 30 s, then with the latest words. */
export const announceCount = (text: string, now: number = Date.now()): void => {
  clearTimeout(waiting);
  const waitMs = lastCountAtMs + countPauseMs - now;
  if (waitMs <= 0) {
    lastCountAtMs = now;
    speak(text);
    return;
  }
  waiting = setTimeout(() => {
    lastCountAtMs = Date.now();
    speak(text);
  }, waitMs);
};
