import { i18n } from '@lingui/core';
import messages from 'virtual:messages/pl.admin';
import { beforeAll, expect, it } from 'vitest';
import { translate } from '../../lib/i18n.tsx';
import { addedUnit, roleWords } from './role-words.ts';

beforeAll(() => i18n.loadAndActivate({ locale: 'pl', messages }));

it.each([
  ['Urząd Miejski: gospodarka komunalna', 'gospodarka komunalna', null],
  ['Urząd Miejski: gospodarka komunalna', 'Gospodarka komunalna', null],
  ['Rada osiedla Bema', 'łączniczka, rada osiedla', 'łączniczka'],
  ['Urząd Miejski: zieleń i drogi', 'zieleń i drogi, dział utrzymania', 'dział utrzymania'],
  ['Urząd Miejski', 'gospodarka komunalna', 'gospodarka komunalna'],
  ['Urząd Miejski', null, null],
])('of %j and the unit %j, %j is worth saying', (institution, unit, said) => {
  expect(addedUnit(institution, unit)).toBe(said);
});

it('says a role and where it is held, nothing twice', () => {
  const institution = { slug: 'um', name: { pl: 'Urząd Miejski: zieleń' } };
  const role = { role: 'liaison' as const, place: null, institution };
  expect(roleWords(translate, 'pl', { ...role, unit: 'zieleń' })).toBe('głos instytucji, Urząd Miejski: zieleń');
  expect(roleWords(translate, 'pl', { ...role, unit: 'parki' })).toBe('głos instytucji, Urząd Miejski: zieleń, parki');
});
