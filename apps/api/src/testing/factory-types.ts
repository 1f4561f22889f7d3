import type { PlaceRole } from '@moja-ulica/shared/policy.ts';

export interface TestPlace {
  readonly id: bigint;
  readonly slug: string;
  readonly name: string;
  readonly topics: readonly string[];
  readonly streets: readonly string[];
}

export interface TestUser {
  readonly id: bigint;
  readonly publicId: string;
  readonly handle: string;
  readonly email: string;
  readonly displayName: string;
  /** Public id of the session that the token belongs to. */
  readonly sessionId: string;
  /** Access token. */
  readonly token: string;
}

export interface TestInstitution {
  readonly id: bigint;
  readonly slug: string;
}

export interface TestThread {
  readonly id: bigint;
  readonly publicId: string;
  readonly slug: string;
  readonly place: string;
}

export interface TestPost {
  readonly id: bigint;
  readonly publicId: string;
  readonly number: number;
}

export interface PlaceOptions {
  readonly slug?: string;
  readonly kind?: 'city' | 'estate';
  readonly visibility?: 'public' | 'members';
  readonly joining?: 'open' | 'code' | 'approval';
  readonly topics?: readonly string[];
  readonly streets?: readonly string[];
}

export interface UserOptions {
  /** Roles by place slug; the first place is home. */
  readonly memberships?: Readonly<Record<string, readonly PlaceRole[]>>;
  /** Slugs of institutions. */
  readonly liaisonFor?: readonly string[];
  readonly admin?: boolean;
  readonly suspended?: boolean;
  readonly confirmed?: boolean;
  readonly displayName?: string;
  readonly email?: string;
  readonly locale?: string;
  /** 30 days ago by default: not a newcomer. */
  readonly registeredAt?: Date;
}

export interface ThreadOptions {
  readonly place: string;
  readonly author: TestUser;
  readonly title?: string;
  readonly body?: string;
  readonly locked?: boolean;
  readonly pinned?: boolean;
  readonly kind?: 'discussion' | 'matter' | 'event' | 'recommendation' | 'story';
  /** Slug; makes it a matter for this institution. */
  readonly institution?: string;
  readonly topic?: string;
}

export interface ReplyOptions {
  readonly thread: TestThread;
  readonly author: TestUser;
  readonly body?: string;
  readonly replyTo?: number;
}
