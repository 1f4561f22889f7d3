import { describe, expect, it } from 'vitest';
import { readAddress } from './addresses.ts';

describe('addresses of the client', () => {
  it.each([
    ['/', { page: 'home' }],
    ['/osiedla', { page: 'estates' }],
    ['/miasto', { page: 'forum', place: null }],
    ['/o/bema', { page: 'forum', place: 'bema' }],
    ['/o/bema/nowy', { page: 'newThread', place: 'bema' }],
    ['/u/jadwiga-m', { page: 'person', handle: 'jadwiga-m' }],
    ['/zasady', { page: 'document', document: 'rules', number: null }],
    ['/dostepnosc/', { page: 'document', document: 'accessibility', number: null }],
    ['/zasady/wersje/12', { page: 'document', document: 'rules', number: 12 }],
    ['/zasady/wersje', { page: 'client' }],
    ['/zasady/wersje/0', { page: 'unknown' }],
    ['/zasady/stare', { page: 'unknown' }],
    ['/ustawienia', { page: 'client' }],
    ['/haslo', { page: 'client' }],
    ['/ustawienia/konto', { page: 'client' }],
    ['/moderacja/abcdefghijkm', { page: 'client' }],
    ['/o/bema/zapros', { page: 'client' }],
    ['/zapraszam/abcdefghij_-abcdefghij', { page: 'client' }],
    ['/instytucje', { page: 'client' }],
    ['/instytucje/rada/bema', { page: 'unknown' }],
    ['/organizacje', { page: 'client' }],
    ['/organizacje/klub-sasiada', { page: 'client' }],
    ['/organizacje/klub/sasiada', { page: 'unknown' }],
    ['/zapraszam/krotki', { page: 'unknown' }],
    ['/moderacja/kurz', { page: 'unknown' }],
    ['/moderacja/dziennik', { page: 'client' }],
    ['/admin', { page: 'client' }],
    ['/admin/osoby/abcdefghijkm', { page: 'client' }],
    ['/zaproszenie', { page: 'client' }],
    [
      '/o/bema/w/abcdefghijkm/latarnie',
      { page: 'thread', place: 'bema', id: 'abcdefghijkm', slug: 'latarnie', number: 1 },
    ],
    [
      '/o/bema/w/abcdefghijkm/latarnie/24',
      { page: 'thread', place: 'bema', id: 'abcdefghijkm', slug: 'latarnie', number: 24 },
    ],
    ['/o/bema/w/abcdefghijkm', { page: 'thread', place: 'bema', id: 'abcdefghijkm', slug: '', number: 1 }],
    ['/o/bema/w/kurz/latarnie', { page: 'unknown' }],
    ['/o/../etc/passwd', { page: 'unknown' }],
    ['/o/__proto__', { page: 'unknown' }],
    ['/wp-login.php', { page: 'unknown' }],
  ])('%s', (path, address) => {
    expect(readAddress(path)).toEqual(address);
  });
});
