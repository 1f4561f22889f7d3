import { isSettingKey, isSettingValue, settingsFrom } from '@moja-ulica/shared/site/settings.ts';
import type { BodyOf } from '@moja-ulica/shared/http.ts';
import type { adminRoutes } from '@moja-ulica/shared/admin/routes.ts';
import type { Caller } from '../../../platform/auth/caller.ts';
import { AppError } from '../../../platform/errors.ts';
import { hadBothSteps } from '../../identity/index.ts';
import { lockSettings, putSetting, readChangedSettings, type SettingChange } from '../../site/index.ts';
import type { AdminContext } from '../context.ts';
import { requireAdmin } from '../guard.ts';

type Wanted = BodyOf<typeof adminRoutes.changeSettings>['changes'][number];

/** Throws `invalid_input` for a setting that there is not, or a value that it cannot have. */
const checked = ({ key, value }: Wanted): SettingChange => {
  if (!isSettingKey(key)) {
    throw new AppError('invalid_input', {
      fields: [{ field: 'changes', code: 'unknown', message: `no setting ${key}` }],
    });
  }
  if (!isSettingValue(key, value)) {
    throw new AppError('invalid_input', {
      fields: [{ field: key, code: 'range', message: 'not a value of this setting' }],
    });
  }
  return { key, value };
};

/**
 * Changes settings, all of those given or none, with one row in the audit log of those that are different now. A trigger tells
 * every instance. That staff need both steps of signing in can be asked for by who has taken both.
 * @throws `invalid_input`, `second_factor_required`, and what `requireAdmin` throws
 */
export const changeSettings = (
  context: AdminContext,
  { caller, changes }: { readonly caller: Caller; readonly changes: readonly Wanted[] },
): Promise<void> => {
  const { db, clock } = context.platform;
  return db.transaction(async (tx) => {
    const { userId } = await requireAdmin(context, tx, caller);
    const wanted = changes.map(checked);
    await lockSettings(tx);
    const before = settingsFrom(new Map((await readChangedSettings(tx)).map(({ key, value }) => [key, value])));
    const different = wanted.filter(({ key, value }) => before[key] !== value);
    if (different.length === 0) return;
    // Whoever asks it of the others would otherwise be the first to be out.
    const asksForTwo = different.some(({ key, value }) => key === 'requireSecondFactorForStaff' && value === true);
    if (asksForTwo && !(await hadBothSteps(tx, caller))) throw new AppError('second_factor_required');

    const now = clock.now();
    for (const change of different) await putSetting(tx, change, { by: userId, now });
    await context.writeAudit(tx, {
      actorId: userId,
      placeId: null,
      action: 'settings.change',
      subject: 'site:settings',
      details: {
        before: Object.fromEntries(different.map(({ key }) => [key, before[key]])),
        after: Object.fromEntries(different.map(({ key, value }) => [key, value])),
      },
      createdAt: now,
    });
  });
};
