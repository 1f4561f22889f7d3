/**
 * Link that opens a mail to this address (RFC 6068). Encoded, since an address may hold signs that would add a subject, a text or
 * further receivers to the mail.
 */
export const mailLink = (address: string): string => {
  const at = address.lastIndexOf('@');
  return `mailto:${encodeURIComponent(address.slice(0, at))}@${encodeURIComponent(address.slice(at + 1))}`;
};
