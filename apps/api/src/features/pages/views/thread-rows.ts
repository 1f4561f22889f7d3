import { threadAddress } from '@moja-ulica/shared/threads/paths.ts';
import type { ThreadHead, ThreadSummary } from '@moja-ulica/shared/threads/schema.ts';
import { html, type Html } from '../html.ts';
import type { View } from '../view.ts';

/** The status of a thread in words, as the client shows it. */
export const statusChip = (
  { t }: View,
  { matter, answeredBy }: Pick<ThreadHead, 'matter' | 'answeredBy'>,
): Html | null => {
  if (answeredBy !== null && (matter === null || matter.state === 'waiting')) {
    return html`<span class="chip ans">${t('pages.status.answered')}</span>`;
  }
  if (matter === null) return null;
  const look = { waiting: 'wait', in_progress: 'prog', resolved: 'done', declined: 'plain' }[matter.state];
  return html`<span class="chip ${look}">${t(`pages.status.${matter.state}`)}</span>`;
};

const row = (view: View, thread: ThreadSummary, showPlace: boolean): Html =>
  html`<li>
    <article class="row">
      <div class="kick">
        ${
          thread.pinned && !showPlace ? html`<span class="pin">${view.t('pages.pinned')}</span>` : null
        }${showPlace ? html`<span class="estate-tag" data-estate="${thread.place.slug}">${thread.place.name}</span>` : null}${
          thread.topic === null ? null : html`<span>${view.pick(thread.topic.name)}</span>`
        }<span class="when">${view.time(thread.lastActivityAt)}</span>
      </div>
      <h3>
        <a
          href="${threadAddress({
            place: thread.place.slug,
            id: thread.id,
            slug: thread.slug,
          })}"
          lang="${thread.lang}"
          >${thread.title}</a
        >
      </h3>
      ${thread.excerpt === '' ? null : html`<p class="ex" lang="${thread.lang}">${thread.excerpt}</p>`}
      <div class="foot">
        ${statusChip(view, thread)}<span>${thread.author.displayName ?? view.t('pages.goneAccount')}</span
        ><span class="nowrap">${view.t('pages.replies', { count: thread.lastNumber - 1 })}</span>
      </div>
    </article>
  </li>`;

/** A list of threads; `showPlace` where it is of several places. */
export const threadRows = (view: View, threads: readonly ThreadSummary[], showPlace: boolean): Html =>
  threads.length === 0
    ? html`<p class="lead">${view.t('pages.noThreads')}</p>`
    : html`<ul class="rows">
        ${threads.map((thread) => row(view, thread, showPlace))}
      </ul>`;
