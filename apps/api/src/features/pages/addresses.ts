import { publicIdPattern } from '@moja-ulica/shared/ids.ts';

/** What an address of the client stands for. */
export type Address =
  | { readonly page: 'home' }
  | { readonly page: 'estates' }
  | { readonly page: 'forum'; readonly place: string | null }
  | {
      readonly page: 'thread';
      readonly place: string;
      readonly id: string;
      readonly slug: string;
      readonly number: number;
    }
  | { readonly page: 'newThread'; readonly place: string }
  | { readonly page: 'person'; readonly handle: string }
  /** Pages whose content the client fetches itself; `indexed` ones have something for search engines to keep. */
  | { readonly page: 'client'; readonly indexed: boolean }
  | { readonly page: 'unknown' };

const slug = '[a-z0-9]+(?:-[a-z0-9]+)*';
const id = publicIdPattern.slice(1, -1);
const thread = new RegExp(`^/o/(${slug})/w/(${id})(?:/([^/]*))?(?:/([1-9]\\d{0,8}))?/?$`);
const forum = new RegExp(`^/o/(${slug})/?$`);
const newThread = new RegExp(`^/o/(${slug})/nowy/?$`);
const person = /^\/u\/([a-z0-9-]+)\/?$/;
const indexed = /^\/(?:zasady|prywatnosc|dostepnosc|o-projekcie|kontakt)\/?$/;
const others = new RegExp(
  `^/(?:dolacz(?:/[\\w-]{1,40})?|admin/osiedla/${slug}/kody|zaloguj(?:/drugi-krok)?|rejestracja|pierwszy-administrator|powiadomienia|moderacja(?:/${id})?|sprawy|ustawienia(?:/(?:osiedla|wyglad|profil|urzadzenia|dane|konto))?|wiecej)/?$`,
);

/** Reads a path of the client (no query); the map is design's. */
export const readAddress = (path: string): Address => {
  if (path === '/') return { page: 'home' };
  if (/^\/osiedla\/?$/.test(path)) return { page: 'estates' };
  if (/^\/miasto\/?$/.test(path)) return { page: 'forum', place: null };
  const inThread = thread.exec(path);
  if (inThread?.[1] && inThread[2]) {
    return {
      page: 'thread',
      place: inThread[1],
      id: inThread[2],
      slug: inThread[3] ?? '',
      number: Number(inThread[4] ?? 1),
    };
  }
  const ofPlace = forum.exec(path)?.[1];
  if (ofPlace) return { page: 'forum', place: ofPlace };
  const toWriteIn = newThread.exec(path)?.[1];
  if (toWriteIn) return { page: 'newThread', place: toWriteIn };
  const handle = person.exec(path)?.[1];
  if (handle) return { page: 'person', handle };
  if (indexed.test(path)) return { page: 'client', indexed: true };
  return others.test(path) ? { page: 'client', indexed: false } : { page: 'unknown' };
};
