/** Pages that make no sense to come back to after signing in. */
const gates = ['/zaloguj', '/zaloguj/drugi-krok', '/rejestracja', '/pierwszy-administrator'];

const site = 'http://site.invalid';

/**
 * Where to go after signing in: a path of this very site, else the start page. Whoever sends a link decides what stands in
 * `?powrot=`, so nothing that a browser could read as another site (`//x`, `/\x`, `javascript:`) gets through.
 */
export const safeReturnPath = (wanted: string | undefined): string => {
  // Browsers treat a backslash as a slash and drop tabs and line ends before they read an address.
  // oxlint-disable-next-line no-control-regex -- control characters are what is refused
  if (wanted === undefined || !wanted.startsWith('/') || /[\\\u0000-\u001F\u007F]/.test(wanted)) return '/';
  if (wanted.startsWith('//') || !URL.canParse(wanted, site)) return '/';
  const { origin, pathname, search, hash } = new URL(wanted, site);
  // Dots are resolved only now: "/.//evil.example" becomes "//evil.example".
  if (origin !== site || pathname.startsWith('//') || gates.includes(pathname)) return '/';
  return pathname + search + hash;
};
