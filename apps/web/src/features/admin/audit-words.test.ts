import { i18n } from '@lingui/core';
import messages from 'virtual:messages/pl.admin';
import { beforeAll, expect, it } from 'vitest';
import { translate } from '../../lib/i18n.tsx';
import { detailLines } from './audit-words.ts';

beforeAll(() => i18n.loadAndActivate({ locale: 'pl', messages }));

const lines = (before: object, after: object) => detailLines(translate, { before, after });

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
