import { accessToken } from './api-client.ts';
import { NetworkError, readError } from './api-error.ts';

/**
 * Fetches a file that only its owner may have, and hands it to the browser to be saved. The address alone opens nothing, so it
 * is no link. Throws `ApiError` for a refusal, `NetworkError` when it did not come whole.
 */
export const saveFile = async (address: string, fileName: string): Promise<void> => {
  const ask = (): Promise<Response> =>
    fetch(address, { headers: { authorization: `Bearer ${accessToken.fresh ?? ''}` }, credentials: 'same-origin' });
  if (accessToken.fresh === undefined) await accessToken.renew();
  try {
    const used = accessToken.fresh;
    let response = await ask();
    if (response.status === 401) {
      await accessToken.renew(used);
      response = await ask();
    }
    if (!response.ok) throw await readError(response);
    const link = document.createElement('a');
    link.href = URL.createObjectURL(await response.blob());
    link.download = fileName;
    link.click();
    // The browser has begun to save it by the next turn, and needs the address no more.
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  } catch (error) {
    if (error instanceof TypeError) throw new NetworkError(false, error);
    throw error;
  }
};
