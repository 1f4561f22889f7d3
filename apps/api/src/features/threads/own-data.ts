import { loadTexts } from '../../platform/i18n.ts';
import type { Platform } from '../../platform/platform.ts';
import type { PersonalData } from '../identity/index.ts';
import { createWritingErasers } from './erase-writing.ts';
import { ownThreads } from './queries/own-data.ts';
import { createRenderer } from '../../platform/markdown/renderer.ts';

/** Threads, posts and reading. */
export const createThreadsData = (platform: Platform): PersonalData => ({
  documents: ownThreads,
  notExported: {
    'threads.last_author_id': 'Who wrote the newest post of a thread: the post itself is in the export.',
  },
  erasers: createWritingErasers({
    platform,
    texts: loadTexts(),
    render: createRenderer(platform.config.publicUrl),
  }),
  notErased: {
    'threads.last_author_id': 'A key without a name, as that of the post it stands for.',
  },
});
