import { Type, type Static } from 'typebox';
import { Closed, LocalizedText, Nullable, PublicId, Slug, Timestamp, WrittenText } from '../common.ts';
import { estateLimits as limits } from './limits.ts';
import { stairwellCodePattern } from './stairwell-code.ts';

export const PlaceKind = Type.Union([Type.Literal('city'), Type.Literal('estate')]);
export const Visibility = Type.Union([Type.Literal('public'), Type.Literal('members')]);
export const Joining = Type.Union([Type.Literal('open'), Type.Literal('code'), Type.Literal('approval')]);

/** The design's colours of places; `neutral` is the brand's. */
export const PlaceAccent = Type.Union([
  Type.Literal('brick'),
  Type.Literal('ochre'),
  Type.Literal('raspberry'),
  Type.Literal('cobalt'),
  Type.Literal('teal'),
  Type.Literal('violet'),
  Type.Literal('neutral'),
]);

/** The design's drawings of places; `initial` is the first letter of the name. */
export const PlaceEmblem = Type.Union([
  Type.Literal('fort'),
  Type.Literal('rings'),
  Type.Literal('circles'),
  Type.Literal('wheel'),
  Type.Literal('stream'),
  Type.Literal('gables'),
  Type.Literal('walls'),
  Type.Literal('initial'),
]);

export const PlaceSummary = Closed({
  slug: Slug,
  kind: PlaceKind,
  name: Type.String(),
  locative: Type.String({ description: 'Polish "na Bema", for sentences' }),
  description: LocalizedText,
  accent: PlaceAccent,
  emblem: PlaceEmblem,
  visibility: Visibility,
  joining: Joining,
  memberCount: Type.Integer({ minimum: 0 }),
  threadCount: Type.Integer({ minimum: 0 }),
  lastActivityAt: Nullable(Timestamp),
});

export const Topic = Closed({ slug: Slug, name: LocalizedText });
export const Street = Closed({ slug: Slug, name: Type.String() });

export const Place = Closed({
  ...PlaceSummary.properties,
  timeZone: Type.String(),
  topics: Type.Array(Topic),
  streets: Type.Array(Street),
  moderators: Type.Array(Closed({ handle: Type.String(), displayName: Type.String() })),
});

/** Whether one can still join with a stairwell code. */
export const StairwellCodeState = Type.Union([
  Type.Literal('usable'),
  Type.Literal('expired'),
  Type.Literal('used_up'),
  Type.Literal('withdrawn'),
]);

/** A stairwell code as its text: 9 letters and digits that are not mistaken for each other. */
export const StairwellCodeText = Type.String({ pattern: stairwellCodePattern, examples: ['K7M4QX92T'] });

/** A stairwell code as the administrator sees it. Who joined with it is written nowhere. */
export const StairwellCode = Closed({
  id: PublicId,
  code: StairwellCodeText,
  label: Type.String({ description: 'Which staircase it is for; staff only' }),
  state: StairwellCodeState,
  uses: Type.Integer({ minimum: 0 }),
  maxUses: Type.Integer({ minimum: 1 }),
  createdAt: Timestamp,
  expiresAt: Timestamp,
  withdrawnAt: Nullable(Timestamp),
});

/** A stairwell code as whoever holds it sees it. */
export const HeldStairwellCode = Closed({
  code: StairwellCodeText,
  place: Closed({ slug: Slug, name: Type.String() }),
  state: StairwellCodeState,
  expiresAt: Timestamp,
});

export const JoinRequestState = Type.Union([
  Type.Literal('open'),
  Type.Literal('approved'),
  Type.Literal('refused'),
  Type.Literal('withdrawn'),
]);

/** A request to be let into an estate, as whoever made it sees it. Who decided it is not told. */
export const OwnJoinRequest = Closed({
  id: PublicId,
  place: Slug,
  state: JoinRequestState,
  note: Nullable(Type.String()),
  createdAt: Timestamp,
  closedAt: Nullable(Timestamp),
  reason: Nullable(Type.String({ description: 'Why it was refused' })),
  mayAskAgainAt: Nullable(Timestamp),
});

/** A request to be let into an estate, for those who decide it. */
export const JoinRequest = Closed({
  id: PublicId,
  person: Closed({ handle: Nullable(Type.String()), displayName: Nullable(Type.String()), registeredAt: Timestamp }),
  note: Nullable(Type.String()),
  createdAt: Timestamp,
});
/** What an administrator gives a place; the address never changes. */
export const PlaceSettings = Closed({
  name: Type.String({ minLength: 1, maxLength: limits.maxNameChars }),
  locative: Type.String({
    minLength: 1,
    maxLength: limits.maxNameChars,
    description: 'Polish "na Bema", for sentences',
  }),
  description: WrittenText(limits.maxDescriptionChars),
  accent: PlaceAccent,
  emblem: PlaceEmblem,
  visibility: Visibility,
  joining: Joining,
  timeZone: Type.String({ minLength: 1, maxLength: 60, description: 'IANA name: Europe/Warsaw' }),
});

const line = Type.Integer({ minimum: 1, description: 'In the list as it was sent, from 1' });

/** What a list of streets would change, line by line: nothing that is there is ever removed by it. */
export const StreetsCheck = Closed({
  toAdd: Type.Array(Closed({ line, name: Type.String() })),
  present: Type.Array(Closed({ line, name: Type.String(), as: Type.String({ description: 'Its name here' }) })),
  faults: Type.Array(
    Closed({
      line,
      text: Type.String({ description: 'What stands there, shortened' }),
      fault: Type.Union([
        Type.Literal('unreadable'),
        Type.Literal('too_long'),
        Type.Literal('no_name'),
        Type.Literal('no_letters'),
        Type.Literal('repeated'),
        Type.Literal('over_limit'),
      ]),
    }),
  ),
});

export type PlaceSummary = Static<typeof PlaceSummary>;
export type Place = Static<typeof Place>;
export type Topic = Static<typeof Topic>;
export type Street = Static<typeof Street>;
export type PlaceAccent = Static<typeof PlaceAccent>;
export type PlaceEmblem = Static<typeof PlaceEmblem>;
export type StairwellCodeState = Static<typeof StairwellCodeState>;
export type StairwellCode = Static<typeof StairwellCode>;
export type HeldStairwellCode = Static<typeof HeldStairwellCode>;
export type OwnJoinRequest = Static<typeof OwnJoinRequest>;
export type JoinRequest = Static<typeof JoinRequest>;
export type PlaceSettings = Static<typeof PlaceSettings>;
export type StreetsCheck = Static<typeof StreetsCheck>;
