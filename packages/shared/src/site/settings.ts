import { publicDefaults } from './defaults.ts';

/** Switched on or off. */
interface SwitchSetting {
  readonly kind: 'switch';
  readonly group: SettingGroup;
  readonly default: boolean;
  /** What it does, in one line; people read the translation `admin.setting.<key>`. */
  readonly about: string;
}

/** A whole number between two others. */
interface NumberSetting {
  readonly kind: 'number';
  readonly group: SettingGroup;
  readonly default: number;
  readonly min: number;
  readonly max: number;
  /** Translation key `admin.unit.<unit>`. */
  readonly unit: 'seconds' | 'minutes' | 'hours' | 'days' | 'years' | 'characters' | 'times';
  readonly about: string;
}

type Setting = SwitchSetting | NumberSetting;

/** Settings that are shown together. */
export const settingGroups = ['access', 'writing', 'newcomers', 'moderation'] as const;
type SettingGroup = (typeof settingGroups)[number];

const flag = (group: SettingGroup, initial: boolean, about: string): SwitchSetting => ({
  kind: 'switch',
  group,
  default: initial,
  about,
});

const number = (
  group: SettingGroup,
  initial: number,
  unit: NumberSetting['unit'],
  [min, max]: readonly [min: number, max: number],
  about: string,
): NumberSetting => ({ kind: 'number', group, default: initial, min, max, unit, about });

/**
 * What the administrator may change of how the site behaves, each with the value it has until then. A setting stands here when
 * something asks for it: a name alone changes nothing.
 */
export const siteSettings = {
  requireSecondFactorForStaff: flag('access', false, 'Staff sign in with a second factor or not at all'),
  sessionDays: number('access', 60, 'days', [1, 365], 'A device stays signed in this long without use'),
  staffSessionDays: number('access', 14, 'days', [1, 90], 'A device of staff stays signed in this long without use'),
  minimumAge: number('access', publicDefaults.minimumAge, 'years', [13, 18], 'Age from which one may have an account'),
  deletionThinkingDays: number('access', 14, 'days', [1, 30], 'Time to think before an account is deleted'),
  editGraceMinutes: number('writing', 5, 'minutes', [0, 60], 'A post can be edited without a mark this long'),
  editGraceChangedChars: number('writing', 100, 'characters', [0, 500], 'Changed characters without a mark'),
  editHours: number('writing', publicDefaults.editHours, 'hours', [1, 8760], 'One’s own post can be edited this long'),
  editsPerDay: number('writing', 30, 'times', [1, 500], 'Edits a day'),
  secondsBetweenPosts: number('writing', 5, 'seconds', [0, 3600], 'Time between two posts of one person'),
  secondsBetweenThreads: number('writing', 15, 'seconds', [0, 3600], 'Time between two threads of one person'),
  threadsPerDay: number('writing', 20, 'times', [1, 200], 'Threads a day'),
  newcomerSecondsBetweenPosts: number('newcomers', 30, 'seconds', [0, 3600], 'Time between two posts of a newcomer'),
  newcomerSecondsBetweenThreads: number(
    'newcomers',
    120,
    'seconds',
    [0, 3600],
    'Time between two threads of a newcomer',
  ),
  firstDayPosts: number('newcomers', 10, 'times', [1, 100], 'Posts on the first day'),
  firstDayThreads: number('newcomers', 3, 'times', [1, 50], 'Threads on the first day'),
  reportsPerDay: number('moderation', 20, 'times', [1, 200], 'Reports a day by one person'),
  urgentCaseHours: number('moderation', 24, 'hours', [1, 168], 'Insults, threats and personal data are decided in'),
  caseDays: number('moderation', 7, 'days', [1, 30], 'Other reports are decided in'),
} as const satisfies Record<string, Setting>;

export type SettingKey = keyof typeof siteSettings;

/** A value for each setting. */
export type SettingValues = {
  readonly [Key in SettingKey]: (typeof siteSettings)[Key] extends SwitchSetting ? boolean : number;
};

export type SettingValue = boolean | number;

export const settingKeys = Object.keys(siteSettings).filter((key): key is SettingKey => key in siteSettings);

/** True for a key of the catalogue. */
export const isSettingKey = (key: string): key is SettingKey => Object.hasOwn(siteSettings, key);

/** True for a value that this setting may have. */
export const isSettingValue = (key: SettingKey, value: unknown): value is SettingValue => {
  const setting: Setting = siteSettings[key];
  if (setting.kind === 'switch') return typeof value === 'boolean';
  return Number.isInteger(value) && Number(value) >= setting.min && Number(value) <= setting.max;
};

const defaultOf = (key: SettingKey): SettingValue => siteSettings[key].default;

/** All settings: what is given where it may be so, the default elsewhere. */
export const settingsFrom = (given: ReadonlyMap<string, unknown>): SettingValues => {
  const values = settingKeys.map((key): readonly [SettingKey, SettingValue] => {
    const value = given.get(key);
    return [key, isSettingValue(key, value) ? value : defaultOf(key)];
  });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- one value of its own kind for each key, just made so
  return Object.fromEntries(values) as SettingValues;
};

export const defaultSettings: SettingValues = settingsFrom(new Map());
