import { bigint, customType, text, timestamp } from 'drizzle-orm/pg-core';

/** Inside key: bigint, given by the database, never shown. */
export const primaryKey = () => bigint('id', { mode: 'bigint' }).primaryKey().generatedAlwaysAsIdentity();

/** Outside id: random, 12 characters base58. */
export const publicId = () => text('public_id').notNull().unique();

export const key = (name: string) => bigint(name, { mode: 'bigint' });

/** A moment in UTC. */
export const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 });

/** Bytes as a Uint8Array on both drivers. */
export const bytea = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' });
