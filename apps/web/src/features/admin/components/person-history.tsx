import { useInfiniteQuery } from '@tanstack/react-query';
import { useT } from '../../../lib/i18n.tsx';
import { auditQuery } from '../queries.ts';
import { AuditList } from './audit-list.tsx';
import '../admin.css';

/** What staff did to this person, the newest first. */
export const PersonHistory = ({ handle }: { readonly handle: string }) => {
  const t = useT();
  const rows = useInfiniteQuery(auditQuery({ about: handle })).data?.pages[0]?.items;
  return rows === undefined || rows.length === 0 ? undefined : (
    <section className="setting" aria-labelledby="history">
      <h2 id="history">{t('admin.history')}</h2>
      <AuditList rows={rows} />
    </section>
  );
};
