type Headers = Readonly<Record<string, string | string[] | number | undefined>>;

/** The cookie that an answer set, as a browser sends it back; empty where it set none of this name. */
export const cookieOf = ({ headers }: { readonly headers: Headers }, name: string): string =>
  [headers['set-cookie'] ?? []]
    .flat()
    .map((line) => String(line).split(';')[0] ?? '')
    .find((cookie) => cookie.startsWith(`${name}=`)) ?? '';
