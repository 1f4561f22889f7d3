/** Whose traces go out of somebody else's text. */
export interface Traces {
  readonly handle: string;
  /** Whether a post, named by its thread's public id and its number, is theirs. */
  readonly wrote: (thread: string, number: number) => boolean;
  /** What stands in place of their name. */
  readonly deleted: string;
  /** True: what they are cited with goes too. */
  readonly withText: boolean;
}

/** First line of a quotation as the client makes it: `> [Zofia R., nr 5](/o/piasta/w/4kT…/lawka/5):`, nested ones too. */
const sourceLine = /^((?:> ?)+)\[((?:[^\]\\]|\\.){1,200})\]\(([^()\s]{1,300})\):\s*$/;
const address = /\/o\/[^/]+\/w\/([1-9A-HJ-NP-Za-km-z]{12})\/[^/]*(?:\/(\d{1,9}))?$/;

/** The thread and number that a link leads to; null for any other link. */
const postOf = (link: string): { readonly thread: string; readonly number: number } | null => {
  const [, thread, number = '1'] = address.exec(link) ?? [];
  return thread === undefined ? null : { thread, number: Number(number) };
};

const depthOf = (line: string): number => (/^(?:> ?)+/.exec(line)?.[0] ?? '').replaceAll(' ', '').length;

/** Posts that a text says it quotes. */
export const quotedPosts = (body: string): readonly { readonly thread: string; readonly number: number }[] =>
  body.split('\n').flatMap((line) => {
    const link = sourceLine.exec(line)?.[3];
    const post = link === undefined ? null : postOf(link);
    return post === null ? [] : [post];
  });

/**
 * The text (Markdown) without a person who has left: mentions say that the account was deleted, and so does what names them
 * as the source of a quotation; where their text goes, what was quoted goes with it. All else is as it was.
 */
export const withoutPerson = (body: string, { handle, wrote, deleted, withText }: Traces): string => {
  // Not the beginning of a longer handle.
  const mention = new RegExp(String.raw`@${handle}(?![a-z0-9-])`, 'gi');
  const lines: string[] = [];
  let erasedDepth = 0;
  for (const line of body.split('\n')) {
    const depth = depthOf(line);
    const [, marks, label = '', link = ''] = sourceLine.exec(line) ?? [];
    const post = marks === undefined ? null : postOf(link);
    if (post !== null && depth <= (erasedDepth || depth)) {
      erasedDepth = 0;
      if (wrote(post.thread, post.number)) {
        const number = /(,[^,]*)$/.exec(label)?.[1] ?? '';
        lines.push(`${marks ?? ''}[${deleted}${number}](${link}):`);
        if (withText) {
          lines.push((marks ?? '').trimEnd(), `${marks ?? ''}…`);
          erasedDepth = depth;
        }
        continue;
      }
    }
    if (erasedDepth > 0 && depth >= erasedDepth) continue;
    erasedDepth = 0;
    lines.push(line.replace(mention, deleted));
  }
  return lines.join('\n');
};
