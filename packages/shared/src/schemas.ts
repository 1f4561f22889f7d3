import type { TSchema } from 'typebox';
import * as admin from './admin/schema.ts';
import * as common from './common.ts';
import * as documents from './documents/schema.ts';
import * as estates from './estates/schema.ts';
import * as identity from './identity/schema.ts';
import * as institutions from './institutions/schema.ts';
import * as invitations from './invitations/schema.ts';
import * as media from './media/schema.ts';
import * as moderation from './moderation/schema.ts';
import * as notifications from './notifications/schema.ts';
import * as site from './site/schema.ts';
import * as privacy from './privacy/schema.ts';
import * as organisations from './organisations/schema.ts';
import * as statistics from './statistics/schema.ts';
import * as threads from './threads/schema.ts';

const isSchema = (value: unknown): value is TSchema =>
  typeof value === 'object' && value !== null && ('type' in value || 'anyOf' in value);

/** The contract's schemas by their names in the code: what the API's document calls them. */
export const apiSchemas: Readonly<Record<string, TSchema>> = Object.fromEntries(
  [
    common,
    site,
    identity,
    estates,
    organisations,
    institutions,
    invitations,
    media,
    threads,
    moderation,
    notifications,
    documents,
    statistics,
    admin,
    privacy,
  ]
    .flatMap((module): [string, unknown][] => Object.entries(module))
    .filter((entry): entry is [string, TSchema] => isSchema(entry[1])),
);
