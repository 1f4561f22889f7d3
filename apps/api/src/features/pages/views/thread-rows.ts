import { threadAddress } from '@moja-ulica/shared/threads/paths.ts';
import type { ThreadHead, ThreadSummary } from '@moja-ulica/shared/threads/schema.ts';
import { html, type Html } from '../html.ts';
import type { View } from '../view.ts';

/** The room of an icon: the client draws it. */
export const icon = html`<span class="i"></span>`;

const dot = html`<span aria-hidden="true">·</span>`;

/** The status of a thread in words, as the client shows it. */
export const statusChip = (
  { t }: View,
  { matter, answeredBy }: Pick<ThreadHead, 'matter' | 'answeredBy'>,
): Html | null => {
  if (answeredBy !== null && (matter === null || matter.state === 'waiting')) {
    return html`<span class="chip ans">${icon}${t('pages.status.answered')}</span>`;
  }
  if (matter === null) return null;
  const look = { waiting: 'wait', in_progress: 'prog', resolved: 'done', declined: 'plain' }[matter.state];
  return html`<span class="chip ${look}">${icon}${t(`pages.status.${matter.state}`)}</span>`;
};

const row = (view: View, thread: ThreadSummary, showPlace: boolean): Html => {
  const pinned = thread.pinned && !showPlace;
  const concerns = thread.matter?.concerns ?? 0;
  return html`<li>
    <article class="row">
      <div class="kick">
        ${
          pinned ? html`<span class="pin">${icon} ${view.t('pages.pinned')}</span>` : null
        }${showPlace ? html`<span class="estate-tag" data-accent="${view.accentOf(thread.place.slug)}"><span class="em s"></span>${thread.place.name}</span>` : null}${
          thread.topic === null
            ? null
            : html`${pinned || showPlace ? dot : null}<span>${view.pick(thread.topic.name)}</span>`
        }<span class="when">${view.day(thread.lastActivityAt)}</span>
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
        ><span class="nowrap">${icon} ${view.t('pages.replies', { count: thread.lastNumber - 1 })}</span
        >${concerns > 0 ? html`<span class="nowrap">${view.t('pages.concerns', { count: concerns })}</span>` : null}
      </div>
    </article>
  </li>`;
};

/** A list of threads; `showPlace` where it is of several places. */
export const threadRows = (view: View, threads: readonly ThreadSummary[], showPlace: boolean): Html =>
  threads.length === 0
    ? html`<p class="lead">${view.t('pages.noThreads')}</p>`
    : html`<ul class="rows">
        ${threads.map((thread) => row(view, thread, showPlace))}
      </ul>`;
