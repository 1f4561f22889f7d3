import type { PersonalData } from '../identity/index.ts';
import { ownExports } from './queries-own-data.ts';
import { forgetExportsOf } from './repo-exports.ts';

const whileErasing = 'Begins when the account is gone; forgotten with the last step, minutes later.';

/** Exports, and erasures while they are under way. */
export const privacyData: PersonalData = {
  documents: [ownExports],
  notExported: {
    'erasures.user_id': whileErasing,
    'erasures.email': whileErasing,
    'erasures.handle': whileErasing,
  },
  erasers: [
    {
      name: 'exports',
      of: ['data_exports.user_id'],
      erase: async (tx, { id }) => {
        await forgetExportsOf(tx, id);
        return null;
      },
    },
  ],
  notErased: {
    'erasures.user_id': 'Says that and when an account was erased, about a row without a name.',
    'erasures.email': whileErasing,
    'erasures.handle': whileErasing,
  },
};
