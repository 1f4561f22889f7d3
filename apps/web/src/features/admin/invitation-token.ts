const key = 'invitation';
const tokenPattern = /^[A-Za-z0-9_-]{20,100}$/;

/**
 * The token of the link with which this page was opened. It stands after `#`, so that no server, log or referrer ever sees it;
 * it is taken out of the address at once, and kept in this tab until the person has signed in or opened an account.
 */
export const takeInvitationToken = (): string | undefined => {
  const given = location.hash.slice(1);
  if (tokenPattern.test(given)) {
    history.replaceState(history.state, '', location.pathname);
    try {
      sessionStorage.setItem(key, given);
    } catch {
      // Without storage it lasts as long as the page.
    }
    return given;
  }
  try {
    const kept = sessionStorage.getItem(key) ?? '';
    return tokenPattern.test(kept) ? kept : undefined;
  } catch {
    return undefined;
  }
};

/** Used, or of no use. */
export const forgetInvitationToken = (): void => {
  try {
    sessionStorage.removeItem(key);
  } catch {
    // Nothing was kept.
  }
};
