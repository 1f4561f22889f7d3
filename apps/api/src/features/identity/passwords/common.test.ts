import { describe, expect, test } from 'vitest';
import { cpuMsOf } from '../../../testing/cpu-time.ts';
import { createIsCommon } from './common.ts';

const isCommon = createIsCommon();
const context = ['Halina Wiśniewska', 'halina.w@poczta.pl', 'tysiaclecia', 'Sąsiedzi Białystok'];

describe('passwords that are tried first', () => {
  test.each([
    'password1234',
    'Password123!',
    'P@ssw0rd2024!!',
    '!!!2024dragon',
    'passwordpassword',
    'kochamciebie1',
    'mojehaslo2026',
    'zaq12wsxcde3',
    '1qaz2wsx3edc4rfv',
    'qwerty123456',
    'qwertyuiop[]',
    'abcdefghijklm',
    '123456789012',
    '987654321098',
    'aaaaaaaaaaaaaa',
    'abababababab',
    'leavemealone',
    'osiedle-bialystok',
    'Osiedle2026!!!',
    'Białystok1234',
    'halinawisniewska',
    'Wiśniewska1955',
    'moja-ulica-moje-osiedle',
    'tysiaclecia12',
    'kocham-bialystok',
  ])('%s is common', (password) => {
    expect(isCommon(password, context)).toBe(true);
  });
});

describe('passwords that hold', () => {
  test.each([
    'correct horse battery staple',
    'zielony rower na balkonie',
    'trzy koty i jeden rower',
    'Xk92-vmpQ-77ab',
    'osiedle zielonych rowerów',
    '849203756110',
    'źdźbło trawy o świcie',
    'ключ під килимком',
  ])('%s is not', (password) => {
    expect(isCommon(password, context)).toBe(false);
  });
});

test('a very long password is judged quickly', async () => {
  for (const password of ['ab1'.repeat(85), 'x'.repeat(256)]) {
    expect(await cpuMsOf(() => isCommon(password, context))).toBeLessThan(100);
  }
});
