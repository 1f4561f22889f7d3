import { defaultSettings } from '@moja-ulica/shared/site/settings.ts';
import { expect, it } from 'vitest';
import { settingsOver, settingsTopic } from './settings.ts';

/** Settings over rows that the test sets; it counts the readings. */
const scene = () => {
  const state = { rows: new Map<string, unknown>(), reads: 0, current: true, now: 0, gate: Promise.resolve() };
  const heard: (() => void)[] = [];
  const settings = settingsOver<null>({
    changes: {
      current: () => state.current,
      onCurrent: (handler) => heard.push(() => handler(state.current)),
      subscribe: (topic, handler) => {
        if (topic === settingsTopic) heard.push(() => void handler({}, { own: false }));
      },
    },
    read: async () => {
      state.reads += 1;
      const rows = new Map(state.rows);
      await state.gate;
      return rows;
    },
    now: () => state.now,
  });
  return {
    state,
    editHours: async () => (await settings(null)).editHours,
    read: () => settings(null),
    hear: () => {
      for (const handle of heard) handle();
    },
  };
};

it('has the defaults where nobody changed anything, and reads once', async () => {
  const { state, read } = scene();
  expect(await read()).toEqual(defaultSettings);
  expect(await read()).toEqual(defaultSettings);
  expect(state.reads).toBe(1);
});

it('takes no value that a setting cannot have, and no name that is none', async () => {
  const { state, read } = scene();
  state.rows = new Map<string, unknown>([
    ['editHours', 'dużo'],
    ['threadsPerDay', 0],
    ['secondsBetweenPosts', 7],
    ['__proto__', 1],
  ]);
  expect(await read()).toEqual({ ...defaultSettings, secondsBetweenPosts: 7 });
});

it('reads again when a change is heard of', async () => {
  const { state, editHours, hear } = scene();
  expect(await editHours()).toBe(24);
  state.rows.set('editHours', 48);
  expect(await editHours()).toBe(24);
  hear();
  expect(await editHours()).toBe(48);
});

it('does not keep what was being read when a change came', async () => {
  const { state, editHours, hear } = scene();
  let open = (): void => undefined;
  state.gate = new Promise((resolve) => (open = resolve));
  const old = editHours();
  state.rows.set('editHours', 48);
  hear();
  open();
  expect(await old).toBe(24);
  expect(await editHours()).toBe(48);
});

it('is a second old at most while changes may be missing', async () => {
  const { state, editHours } = scene();
  await editHours();
  state.current = false;
  state.rows.set('editHours', 48);
  state.now = 999;
  expect(await editHours()).toBe(24);
  state.now = 1000;
  expect(await editHours()).toBe(48);
});
