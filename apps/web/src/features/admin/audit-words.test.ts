import { i18n } from '@lingui/core';
import type { AuditRow } from '@moja-ulica/shared/admin/schema.ts';
import messages from 'virtual:messages/pl.admin';
import documents from 'virtual:messages/pl.documents';
import { beforeAll, describe, expect, it } from 'vitest';
import { translate } from '../../lib/i18n.tsx';
import { detailLines, sentenceOf } from './audit-words.ts';
import type { Wording } from './audit-words.ts';

beforeAll(() => i18n.loadAndActivate({ locale: 'pl', messages: { ...messages, ...documents } }));

const placeNames: Readonly<Record<string, string>> = { bema: 'Bema', tbs: 'TBS' };
const wording: Wording = {
  t: translate,
  locale: 'pl',
  day: (at) => `dnia ${at.slice(0, 10)}`,
  placeName: (slug) => placeNames[slug] ?? slug,
};
const rowOf = (row: Partial<AuditRow>): AuditRow => ({
  action: 'place.change',
  at: '2026-11-22T10:00:00.000Z',
  by: null,
  place: null,
  subject: { kind: 'place', id: 'bema', name: 'Bema', thread: null },
  institution: null,
  details: {},
  ...row,
});
const subjectOf = (kind: string, id: string, name: string | null = null) => ({ kind, id, name, thread: null });
const sentence = (row: Partial<AuditRow>) => sentenceOf(translate, 'pl', rowOf(row));
const lines = (row: Partial<AuditRow>) =>
  detailLines(wording, rowOf(row)).map(({ label, text }) => `${label}: ${text}`.replaceAll('\u00A0', ' '));
const changed = (before: object, after: object) => lines({ details: { before, after } });

it('tells that an address has changed of which the log keeps neither the old nor the new', () => {
  expect(changed({ contactEmail: '…' }, { contactEmail: '…' })).toEqual(['E-mail do kontaktu: było: …, jest: …']);
  expect(changed({ contactEmail: null }, { contactEmail: '…' })).toEqual(['E-mail do kontaktu: było: brak, jest: …']);
});

it('says nothing of what stayed', () => {
  expect(changed({ emblem: 'walls', slug: 'bema' }, { emblem: 'fort', slug: 'bema' })).toEqual([
    'Znak: było: mury miasta, jest: gwiazda fortu',
  ]);
});

it('says the day of a moment, and of one that nobody waits for that it has no end', () => {
  expect(lines({ details: { until: '2026-12-06T09:00:00.000Z' } })).toEqual(['Do: dnia 2026-12-06']);
  expect(lines({ details: { until: '9999-12-31T00:00:00.000Z' } })).toEqual(['Do: odwołania']);
});

it('says what was made part by part, with nothing that was before', () => {
  const made = { name: { pl: 'Rada Osiedla' }, description: null, promiseDays: 7, places: ['bema', 'tbs'] };
  const parts = ['Nazwa: Rada Osiedla', 'Obietnica w dniach: 7', 'Miejsca: Bema, TBS'];
  expect(lines({ action: 'institution.create', details: { after: made } })).toEqual(parts);
  expect(lines({ action: 'institution.create', details: { before: made } })).toEqual(parts);
});

describe('a document', () => {
  it('is called as people call it, and its version has a day and a language', () => {
    const row = {
      action: 'document.publish',
      subject: subjectOf('document', 'rules'),
      details: { locale: 'pl', number: 1, effectiveOn: '2026-12-14', announced: true, note: 'Krótszy wstęp' },
    };
    expect(sentence(row)).toBe('Nowa wersja dokumentu: Zasady forów');
    expect(lines(row)).toEqual([
      'Język: po polsku',
      'Wersja: 1',
      'Obowiązuje od: dnia 2026-12-14',
      'Powiadomienie na górze strony: tak',
      'Co się zmienia: Krótszy wstęp',
    ]);
  });

  it('is filled in with what has a label where one types it', () => {
    expect(
      lines({
        action: 'document.facts',
        subject: subjectOf('document', 'facts'),
        details: { before: { email: '' }, after: { email: 'biuro@przyklad.example' } },
      }),
    ).toEqual(['E-mail do kontaktu: było: brak, jest: biuro@przyklad.example']);
  });
});

describe('a topic or a street', () => {
  it('has the name that the act wrote down, once', () => {
    const topic = {
      action: 'topic.remove',
      subject: subjectOf('topic', 'tbs/zielen'),
      details: { before: { pl: 'Zieleń' } },
    };
    expect([sentence(topic), lines(topic)]).toEqual(['Usunięcie tematu: Zieleń', []]);
    const street = { action: 'street.remove', subject: subjectOf('street', 'tbs/ul-polna') };
    const removed = { ...street, details: { before: 'ul. Polna' } };
    expect([sentence(removed), lines(removed)]).toEqual(['Usunięcie ulicy: ul. Polna', []]);
  });

  it('that is renamed has its new name, and then the earlier one', () => {
    const details = { before: { name: { pl: 'Zieleń' } }, after: { name: { pl: 'Zieleń i parki' } } };
    const row = { action: 'topic.rename', subject: subjectOf('topic', 'tbs/zielen'), details };
    expect(sentence(row)).toBe('Zmiana nazwy tematu: Zieleń i parki');
    expect(lines(row)).toEqual(['Poprzednia nazwa: Zieleń']);
  });
});

it('names places, also where only their order has changed', () => {
  expect(
    lines({
      action: 'place.order',
      subject: subjectOf('site', 'places'),
      details: { before: ['bema', 'tbs'], after: ['tbs', 'bema'] },
    }),
  ).toEqual(['Zmiana: było: Bema, TBS, jest: TBS, Bema']);
  expect(lines({ details: { places: ['bema', 'gdzies'] } })).toEqual(['Miejsca: Bema, gdzies']);
});

it('names the institution that somebody speaks for, from when on and from where', () => {
  const institution = { slug: 'rada', name: { pl: 'Rada Osiedla Bema', en: 'Council of Bema' } };
  const row = { action: 'role.liaison', subject: subjectOf('user', 'x', 'Jan'), institution };
  const details = { institution: 'rada', before: null, after: { unit: 'zieleń' } };
  expect(lines({ ...row, details })).toEqual([
    'Instytucja: Rada Osiedla Bema',
    'Głos instytucji: było: nie, jest: tak',
    'Komórka: zieleń',
  ]);
  expect(lines({ ...row, details: { institution: 'rada', before: { unit: null }, after: null } })).toEqual([
    'Instytucja: Rada Osiedla Bema',
    'Głos instytucji: było: tak, jest: nie',
  ]);
  // Of an institution that is gone its address is all that is left.
  expect(lines({ action: 'invitation.create', details: { role: 'liaison', institution: 'rada', unit: null } })).toEqual(
    ['Instytucja: rada', 'Rola: głos instytucji'],
  );
});

it('quotes a title that has quotation marks of its own', () => {
  const subject = subjectOf('post', 'abc', 'Zdjęcia z gry „Pięć dzwonków”');
  expect(sentence({ action: 'post.hide', subject }).replaceAll('\u00A0', ' ')).toBe(
    'Ukrycie posta w wątku „Zdjęcia z gry «Pięć dzwonków»”',
  );
});

it('names who is let in by an invitation, once that is known', () => {
  const row = { action: 'invitation.create', subject: subjectOf('invitation', 'abc') };
  expect(sentence(row).replaceAll('\u00A0', ' ')).toBe('Zaproszenie do roli');
  const accepted = { ...row, subject: subjectOf('invitation', 'abc', 'Jan Kret') };
  expect(sentence(accepted).replaceAll('\u00A0', ' ')).toBe('Zaproszenie do roli: Jan Kret');
  expect(sentence({ action: 'invitation.accept', subject: subjectOf('user', 'x', 'Jan Kret') })).toBe(
    'Przyjęcie zaproszenia: Jan Kret',
  );
});

it.each([
  [
    {
      action: 'stairwell_code.create',
      details: { label: 'Polna 1', maxUses: 20, expiresAt: '2026-12-22T22:59:59.000Z' },
    },
    ['Klatka: Polna 1', 'Dla ilu osób: 20', 'Działa do: dnia 2026-12-22'],
  ],
  [
    { action: 'person.reset_second_factor', details: { passkeys: 2, secondStep: true, reason: 'Zgubiony telefon' } },
    ['Usunięte klucze dostępu: 2', 'Drugi krok był włączony: tak', 'Powód: Zgubiony telefon'],
  ],
  [{ action: 'join_request.approve', details: { request: '5ZkT3pQx9aBc', reason: null } }, []],
])('has words for all that an act says more of, and none for keys: %j', (row, expected) => {
  expect(lines(row)).toEqual(expected);
});
