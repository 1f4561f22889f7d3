/** A reply on its way. The key makes every attempt the same one for the server. */
export interface Reply {
  readonly key: string;
  readonly body: string;
  readonly replyTo: number | undefined;
  /** For whom it speaks: see `voices.ts`; absent: as a neighbour. */
  readonly official: string | undefined;
  readonly writtenAt: string;
}

export type ReplyStatus =
  /** Not tried yet, or to be tried as soon as there is a network. */
  | { readonly is: 'queued' }
  | { readonly is: 'sending' }
  /** Too fast: tried again at that time. */
  | { readonly is: 'held'; readonly untilMs: number }
  | { readonly is: 'failed'; readonly reason: string };

export interface PendingReply extends Reply {
  readonly status: ReplyStatus;
}

export type Outbox = readonly PendingReply[];

export type OutboxEvent =
  | { readonly type: 'add'; readonly reply: Reply }
  | { readonly type: 'status'; readonly key: string; readonly status: ReplyStatus }
  | { readonly type: 'remove'; readonly key: string }
  /** Another tab is done with it; what is being sent here ends here. */
  | { readonly type: 'gone'; readonly key: string };

/** What happens to the replies on their way. */
export const outboxReducer = (outbox: Outbox, event: OutboxEvent): Outbox => {
  switch (event.type) {
    case 'add':
      return outbox.some(({ key }) => key === event.reply.key)
        ? outbox
        : [...outbox, { ...event.reply, status: { is: 'queued' } }];
    case 'status':
      return outbox.map((reply) => (reply.key === event.key ? { ...reply, status: event.status } : reply));
    case 'gone':
      return outbox.filter(({ key, status }) => key !== event.key || status.is === 'sending');
    default:
      return outbox.filter(({ key }) => key !== event.key);
  }
};

/** The reply to send now: one at a time and in order; one that failed waits for its author and holds up nobody. */
export const nextToSend = (outbox: Outbox, nowMs: number): PendingReply | undefined => {
  if (outbox.some(({ status }) => status.is === 'sending')) return undefined;
  const first = outbox.find(({ status }) => status.is !== 'failed');
  if (first === undefined || (first.status.is === 'held' && first.status.untilMs > nowMs)) return undefined;
  return first;
};

/** When something is to be tried again by itself. */
export const nextWakeMs = (outbox: Outbox): number | undefined => {
  const first = outbox.find(({ status }) => status.is !== 'failed');
  return first?.status.is === 'held' ? first.status.untilMs : undefined;
};

/** For the local storage: what a reload must not lose. */
export const serializeOutbox = (outbox: Outbox): string =>
  outbox.length === 0
    ? ''
    : JSON.stringify(
        outbox.map(({ key, body, replyTo, official, writtenAt }) => ({ key, body, replyTo, official, writtenAt })),
      );

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const replyOf = (value: unknown): Reply | undefined => {
  if (!isRecord(value)) return undefined;
  const { key, body, replyTo, official, writtenAt } = value;
  if (typeof key !== 'string' || typeof body !== 'string' || typeof writtenAt !== 'string') return undefined;
  return {
    key,
    body,
    replyTo: typeof replyTo === 'number' ? replyTo : undefined,
    official: typeof official === 'string' ? official : undefined,
    writtenAt,
  };
};

/** Reads it back. Whatever was on its way is sent again: the key keeps it from doubling. */
export const parseOutbox = (text: string | undefined): Outbox => {
  if (text === undefined || text === '') return [];
  try {
    const values: unknown = JSON.parse(text);
    if (!Array.isArray(values)) return [];
    return values
      .map(replyOf)
      .filter((reply) => reply !== undefined)
      .map((reply) => ({ ...reply, status: { is: 'queued' } as const }));
  } catch {
    return [];
  }
};
