/** The mark: street, estate, city, one inside the other, each with a gate. */
export const Mark = () => (
  <svg viewBox="0 0 48 48" fill="none" stroke="currentColor" strokeWidth="3.6" strokeLinecap="round" aria-hidden="true">
    <path d="M19 44H9a5 5 0 0 1-5-5V9a5 5 0 0 1 5-5h30a5 5 0 0 1 5 5v30a5 5 0 0 1-5 5H29" />
    <path d="M34.5 19v-2a3.5 3.5 0 0 0-3.5-3.5H17a3.5 3.5 0 0 0-3.5 3.5v14a3.5 3.5 0 0 0 3.5 3.5h14a3.5 3.5 0 0 0 3.5-3.5v-2" />
    <rect x="20.5" y="20.5" width="7" height="7" rx="1.5" fill="currentColor" stroke="none" />
  </svg>
);

interface WordmarkProps {
  readonly lines: readonly string[];
  /** Where the link around it leads, for those who listen. */
  readonly suffix: string;
}

/** Mark and name; one line, or three beside a larger mark on the rail. Put it inside a link of class `wm`. */
export const Wordmark = ({ lines, suffix }: WordmarkProps) => (
  <>
    <Mark />
    <b>
      {lines.map((line) => (
        <span className="wm-line" key={line}>
          {line}
        </span>
      ))}
    </b>
    <span className="vh">{suffix}</span>
  </>
);
