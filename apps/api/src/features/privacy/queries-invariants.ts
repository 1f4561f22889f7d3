import { keysLeadToRows, reportIt, type Invariant } from '../../platform/doctor/invariant.ts';
import { overdue } from '../../platform/doctor/overdue.ts';
import { privacyKept } from './kept.ts';

/** What holds of exports and erasures at every moment. */
export const privacyInvariants: readonly Invariant[] = [
  {
    name: 'privacy.export-pieces',
    rule: 'A finished export has all its bytes, and one that was removed has none.',
    broken: `select 'export ' || e.public_id || ', ' || e.state as subject
      from data_exports e
      left join (
        select export_id, sum(length(bytes)) as bytes, max(position) + 1 as last, count(*) as pieces
        from export_pieces group by export_id
      ) p on p.export_id = e.id
      where (e.state = 'ready' and (p.bytes is distinct from e.bytes or p.last <> p.pieces))
        or (e.state = 'removed' and p.pieces is not null)`,
    advice: reportIt,
  },
  {
    name: 'privacy.leaving',
    rule: 'Who is to leave has a day, a reason to be told about it, and an account.',
    broken: `select 'account ' || public_id as subject from users
      where (leaves_at is null) <> (leave_posts is null) or (leaves_at is null) <> (leave_asked_at is null)
        or (leaves_at is not null and deleted_at is not null)`,
    advice: reportIt,
  },
  {
    name: 'privacy.erasures',
    rule: 'A finished erasure has forgotten whom it was about, and its account is deleted.',
    broken: `select 'account ' || u.public_id as subject from erasures e join users u on u.id = e.user_id
      where u.deleted_at is null
        or (e.finished_at is not null and (e.email is not null or e.handle is not null or e.display_name is not null))`,
    advice: reportIt,
  },
  overdue('privacy.retention', privacyKept),
  ...keysLeadToRows('privacy', { requestExport: 'data_exports', requestDeletion: 'users' }),
];
