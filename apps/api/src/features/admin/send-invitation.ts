import { adminLimits as limits } from '@moja-ulica/shared/admin/limits.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { AdminContext } from './context.ts';
import { readAdmins, readInvitation, readLocaleOf } from './queries-invitations.ts';

interface Sending {
  /** Inside key. */
  readonly id: bigint;
  readonly token: string;
  readonly tellAdmins: boolean;
}

/** Mails the link to who is invited, in the language of their account if they have one; and says so to all administrators. */
export const sendInvitation = async (
  { mails }: Pick<AdminContext, 'mails'>,
  tx: Tx,
  { id, token, tellAdmins }: Sending,
): Promise<void> => {
  const row = await readInvitation(tx, id);
  if (row === null) return;
  const admins = await readAdmins(tx);
  const words = {
    role: row.role,
    place: row.place?.name ?? null,
    institution: row.institution?.name ?? null,
    unit: row.unit,
    by: row.invitedBy ?? '',
    key: `${row.id}:${row.expiresAt.toISOString()}`,
  };
  const locale = (await readLocaleOf(tx, row.email)) ?? admins[0]?.locale ?? 'pl';
  await mails.invitation(tx, { email: row.email, locale }, { ...words, token, days: limits.invitationDays });
  if (!tellAdmins) return;
  for (const { email, locale: spoken } of admins) {
    if (email !== null) await mails.somebodyInvited(tx, { email, locale: spoken }, { ...words, invited: row.email });
  }
};
