import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/providers.tsx';
import { makeRouter } from './app/router.tsx';
import { startDrafts } from './lib/drafts.ts';
import { activateLocale, detectLocale } from './lib/i18n.tsx';
import { readInitialState, seedQueries } from './lib/initial-state.ts';
import { createQueryClient } from './lib/query-client.ts';
import { startSession } from './lib/session.ts';
import { nameSite } from './lib/site-name.ts';
import { startLive } from './lib/socket.ts';
import './ui/styles.css';

const root = document.querySelector('#root');
if (root === null) throw new Error('The page has no #root');

const queryClient = createQueryClient();
const router = makeRouter(queryClient);
const initialState = readInitialState();
seedQueries(queryClient, initialState);
nameSite(initialState.siteName);
startSession(initialState.maybeSignedIn);
startDrafts();

// The server's HTML stays on screen until words and page code are there; then one render takes its place.
await Promise.all([activateLocale(detectLocale()), router.load()]);
createRoot(root).render(
  <StrictMode>
    <App queryClient={queryClient} router={router} />
  </StrictMode>,
);
startLive();
