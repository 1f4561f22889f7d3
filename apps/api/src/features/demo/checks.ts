import { besideProduction, type Check } from '../../platform/doctor/check.ts';
import { verifyPassword } from '../identity/index.ts';
import { demoEmail, demoPassword } from './accounts.ts';

/** What there is to say about the demo where real people are. */
export const demoChecks: readonly Check[] = [
  {
    name: 'demo.accounts',
    area: 'settings',
    rule: 'Where real people are, nobody signs in with the password that is printed for everybody.',
    beside: besideProduction,
    run: async ({ config, reader }) => {
      const rows = await reader.rows(
        `select password_hash, count(*)::int as accounts, bool_or(admin) as admin from users
         where password_hash is not null and right(email, length($1)) = $1 group by 1`,
        [demoEmail('')],
      );
      let accounts = 0;
      let admin = false;
      for (const row of rows) {
        if (!(await verifyPassword(demoPassword, String(row['password_hash'])))) continue;
        accounts += Number(row['accounts']);
        admin ||= row['admin'] === true;
      }
      const advice =
        'Set DEMO=false, and begin with an empty database: the demo is fictional and nothing of it is needed.';
      return [
        ...(config.demo
          ? [{ problem: 'DEMO is true: an empty database would be filled with fictional people.', advice }]
          : []),
        ...(accounts === 0
          ? []
          : [
              {
                problem: `${String(accounts)} accounts of the demo have the password that everybody knows${admin ? ', an administrator among them' : ''}.`,
                advice,
              },
            ]),
      ];
    },
  },
];
