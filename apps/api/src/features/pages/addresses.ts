import { documentAddress, documentNames } from '@moja-ulica/shared/documents/documents.ts';
import type { DocumentName } from '@moja-ulica/shared/documents/schema.ts';
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
  | { readonly page: 'institution'; readonly institution: string }
  /** A text of the site as it is in force, or the version of that number. */
  | { readonly page: 'document'; readonly document: DocumentName; readonly number: number | null }
  /** Pages whose content the client fetches itself; there is nothing in them for search engines. */
  | { readonly page: 'client' }
  | { readonly page: 'unknown' };

const slug = '[a-z0-9]+(?:-[a-z0-9]+)*';
const id = publicIdPattern.slice(1, -1);
const thread = new RegExp(`^/o/(${slug})/w/(${id})(?:/([^/]*))?(?:/([1-9]\\d{0,8}))?/?$`);
const forum = new RegExp(`^/o/(${slug})/?$`);
const newThread = new RegExp(`^/o/(${slug})/nowy/?$`);
const invite = new RegExp(`^/o/${slug}/zapros/?$`);
const invitation = /^\/zapraszam\/[A-Za-z0-9_-]{22}\/?$/;
const organisation = new RegExp(`^/organizacje(?:/${slug})?/?$`);
const institution = new RegExp(`^/instytucje/(${slug})/?$`);
const admin = new RegExp(`^/admin(?:/[a-z]+(?:-[a-z]+)?(?:/${slug})?)?/?$`);
const person = /^\/u\/([a-z0-9-]+)\/?$/;
const textOfSite = /^(\/[a-z-]+)(?:\/wersje\/([1-9]\d{0,5}))?\/?$/;
const others = new RegExp(
  `^/(?:(?:zasady|prywatnosc)/wersje|admin(?:/[a-z-]+){0,2}|dolacz(?:/[\\w-]{1,40})?|admin/osiedla/${slug}/kody|admin/osoby/${id}|zaproszenie|haslo|zaloguj(?:/drugi-krok)?|rejestracja|pierwszy-administrator|powiadomienia|moderacja(?:/(?:${id}|dziennik))?|sprawy|ustawienia(?:/(?:osiedla|wyglad|profil|urzadzenia|dane|konto))?|instytucje|wiecej)/?$`,
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
  const answering = institution.exec(path)?.[1];
  if (answering) return { page: 'institution', institution: answering };
  const [, at, number] = textOfSite.exec(path) ?? [];
  const document = documentNames.find((name) => documentAddress[name] === at);
  if (document) return { page: 'document', document, number: number === undefined ? null : Number(number) };
  return [others, admin, invite, invitation, organisation].some((known) => known.test(path))
    ? { page: 'client' }
    : { page: 'unknown' };
};
