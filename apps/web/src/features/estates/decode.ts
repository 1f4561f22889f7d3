/**
 * The text of a file as spreadsheets write it: UTF-8, with its mark or without, and where it is not that, windows-1250, which
 * older Polish ones use. Any bytes are some text of the latter, so what is shown before anything is added is the last judge.
 */
export const decodeText = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1250').decode(bytes);
  }
};
