import { describe, expect, it } from 'vitest';
import { safeReturnPath } from './return-path.ts';

describe('safeReturnPath', () => {
  it.each([
    '/o/bema/w/3kTMd9Qe7xZp/chodnik/12',
    '/o/bema?temat=zielen&pokaz=moje',
    '/o/bema/w/3kTMd9Qe7xZp/chodnik#odpowiedz',
    '/u/jan-k',
  ])('keeps %s', (path) => {
    expect(safeReturnPath(path)).toBe(path);
  });

  it.each([
    undefined,
    '',
    'o/bema',
    '//evil.example',
    '///evil.example',
    '\\\\evil.example',
    '/\\evil.example',
    '/.//evil.example',
    '/..//evil.example',
    '/o/../..//evil.example',
    '/\t/evil.example',
    '\n//evil.example',
    ' //evil.example',
    'https://evil.example/o/bema',
    'https:evil.example',
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    '/\u0000/evil.example',
    'data:text/html,x',
  ])('leads home instead of %j', (path) => {
    expect(safeReturnPath(path)).toBe('/');
  });

  it('does not lead back to a gate', () => {
    expect(safeReturnPath('/zaloguj?powrot=%2Fzaloguj')).toBe('/');
    expect(safeReturnPath('/rejestracja')).toBe('/');
  });
});
