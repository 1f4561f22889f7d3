import { makeAnew, type Invariant } from '../../platform/doctor/invariant.ts';

/** What holds of files that people sent at every moment. */
export const mediaInvariants: readonly Invariant[] = [
  {
    name: 'media.photos-of-the-living',
    rule: 'An account that is gone has no photo.',
    broken: `select 'account ' || u.public_id || ': gone since ' || u.deleted_at || ', its photo is there' as subject
      from photos p join users u on u.id = p.user_id where u.deleted_at is not null`,
    ...makeAnew('delete from photos p using users u where u.id = p.user_id and u.deleted_at is not null;'),
  },
];
