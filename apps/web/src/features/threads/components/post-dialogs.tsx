import { HideDialog, RestoreDialog, WithdrawDialog } from './decide-dialogs.tsx';
import { ReportDialog } from './report-dialog.tsx';

/** The dialogs about one post, by the act. A file of its own: it comes when one is asked for, which few readers ever do. */
export const postDialogs = {
  report: ReportDialog,
  hide: HideDialog,
  restore: RestoreDialog,
  withdraw: WithdrawDialog,
};
