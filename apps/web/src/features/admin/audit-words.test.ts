import { i18n } from '@lingui/core';
import messages from 'virtual:messages/pl.admin';
import { beforeAll, expect, it } from 'vitest';
import { translate } from '../../lib/i18n.tsx';
import { detailLines } from './audit-words.ts';

beforeAll(() => i18n.loadAndActivate({ locale: 'pl', messages }));

const wording = { t: translate, day: (at: string) => `dnia ${at.slice(0, 10)}` };
const lines = (before: object, after: object) => detailLines(wording, { before, after });

it('tells that an address has changed of which the log keeps neither the old nor the new', () => {
  expect(lines({ contactEmail: '…' }, { contactEmail: '…' })).toEqual([
    { label: 'E-mail do kontaktu', text: 'było: …, jest: …' },
  ]);
  expect(lines({ contactEmail: null }, { contactEmail: '…' })).toEqual([
    { label: 'E-mail do kontaktu', text: 'było: brak, jest: …' },
  ]);
});

it('says nothing of what stayed', () => {
  expect(lines({ emblem: 'walls', slug: 'bema' }, { emblem: 'fort', slug: 'bema' })).toEqual([
    { label: 'Znak', text: 'było: mury miasta, jest: gwiazda fortu' },
  ]);
});

it('says the day of a moment, and of one that nobody waits for that it has no end', () => {
  expect(detailLines(wording, { until: '2026-12-06T09:00:00.000Z' })).toEqual([
    { label: 'Do', text: 'dnia 2026-12-06' },
  ]);
  expect(detailLines(wording, { until: '9999-12-31T00:00:00.000Z' })).toEqual([{ label: 'Do', text: 'odwołania' }]);
});
