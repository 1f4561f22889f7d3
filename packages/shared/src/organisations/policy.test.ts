import { describe, expect, it } from 'vitest';
import { guest, type AccountActor } from '../policy.ts';
import { mayCreateOrganisation, mayJoinOrganisation, mayKeepOrganisation, mayWriteFor } from './policy.ts';

const person = (over: Partial<AccountActor> = {}): AccountActor => ({
  kind: 'account',
  id: 'aaaaaaaaaaaa',
  confirmed: true,
  suspended: false,
  admin: false,
  memberships: [],
  liaisonFor: [],
  ...over,
});

const none = { writer: false, keeper: false };
const writer = { writer: true, keeper: false };
const keeper = { writer: true, keeper: true };
/** Named as keeper, and has not said yes. */
const named = { writer: false, keeper: true };
const admin = person({ admin: true });
const suspended = person({ suspended: true });

describe('an organisation', () => {
  it.each([
    ['made by a guest', mayCreateOrganisation(guest), 'unauthorized'],
    ['made by anybody', mayCreateOrganisation(person()), 'forbidden'],
    ['made by the administrator', mayCreateOrganisation(admin), null],
    ['kept by a guest', mayKeepOrganisation(guest, none), 'unauthorized'],
    ['kept by anybody', mayKeepOrganisation(person(), none), 'not_organisation_keeper'],
    ['kept by a writer', mayKeepOrganisation(person(), writer), 'not_organisation_keeper'],
    ['kept by who has not said yes', mayKeepOrganisation(person(), named), 'not_organisation_keeper'],
    ['kept by a keeper', mayKeepOrganisation(person(), keeper), null],
    ['kept by a suspended keeper', mayKeepOrganisation(suspended, keeper), 'account_suspended'],
    ['kept by the administrator', mayKeepOrganisation(admin, none), null],
    ['joined by who was asked', mayJoinOrganisation(person(), true), null],
    ['joined by who was not', mayJoinOrganisation(person(), false), 'organisation_not_found'],
    ['joined by a suspended person', mayJoinOrganisation(suspended, true), 'account_suspended'],
    ['spoken for by a writer', mayWriteFor(writer, true), null],
    ['spoken for where it does not work', mayWriteFor(writer, false), 'not_organisation_writer'],
    ['spoken for by the administrator', mayWriteFor(none, true), 'not_organisation_writer'],
    ['spoken for by who has not said yes', mayWriteFor(named, true), 'not_organisation_writer'],
  ])('%s', (_who, verdict, code) => {
    expect(verdict).toEqual(code === null ? { allow: true } : { allow: false, code });
  });
});
