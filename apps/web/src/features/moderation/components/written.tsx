interface WrittenProps {
  /** HTML rendered and sanitised by the server when the text was written. */
  readonly html: string;
  readonly className?: string;
}

/** The text that a decision is about, as it was written. */
export const Written = ({ html, className = '' }: WrittenProps) => (
  // oxlint-disable-next-line react/no-danger -- sanitised by the server before it was stored
  <div className={`prose ${className}`} dangerouslySetInnerHTML={{ __html: html }} />
);
