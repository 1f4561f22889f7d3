import { organisationAddress } from '@moja-ulica/shared/organisations/paths.ts';
import { threadLimits } from '@moja-ulica/shared/threads/limits.ts';
import { threadAddress } from '@moja-ulica/shared/threads/paths.ts';
import type { Post, ThreadPage } from '@moja-ulica/shared/threads/schema.ts';
import { html, trusted, type Html } from '../html.ts';
import { frame, type View } from '../view.ts';
import { statusChip } from './thread-rows.ts';

type AddressOf = (number: number) => string;

const nameOf = ({ t }: View, { displayName }: { readonly displayName: string | null }): string =>
  displayName ?? t('pages.goneAccount');

const body = ({ t }: View, post: Post): Html => {
  if (post.html !== null) return html`<div class="prose" lang="${post.lang}">${trusted(post.html)}</div>`;
  return html`<div class="stub"><p>${t(post.state === 'withdrawn' ? 'pages.withdrawn' : 'pages.hidden')}</p></div>`;
};

const author = (view: View, post: Post, addressOf: AddressOf): Html => {
  const name = nameOf(view, post.author);
  const { handle } = post.author;
  return html`<header>
    <span class="av${post.official === null ? '' : ' off'}" aria-hidden="true"
      >${Array.from(name)[0]?.toLocaleUpperCase() ?? ''}</span
    >
    <div>
      <span class="who"
        >${handle === null ? name : html`<a href="/u/${handle}">${name}</a>`}${
          post.author.verified ? html` <span class="chip">${view.t('pages.livesHere')}</span>` : null
        }${
          post.organisation === null
            ? null
            : html` <a class="chip role" href="${organisationAddress(post.organisation.slug)}"
                >${post.organisation.name}</a
              >`
        }</span
      ><br /><span class="meta"
        ><a class="permalink" href="${addressOf(post.number)}"
          >${view.time(post.createdAt)} · ${view.t('pages.postNumber', { number: post.number })}</a
        ></span
      >
    </div>
  </header>`;
};

const replyTo = (view: View, { replyTo: target }: Post, addressOf: AddressOf): Html | null =>
  target === null
    ? null
    : html`<p class="meta reply-to">
        <a href="${addressOf(target.number)}"
          >${view.t('pages.inReplyTo', {
            name: nameOf(view, target),
            number: target.number,
          })}</a
        >
      </p>`;

const postCard = (view: View, post: Post, addressOf: AddressOf): Html => {
  const content = html`${author(view, post, addressOf)}${replyTo(view, post, addressOf)}${body(view, post)}`;
  const { official } = post;
  if (official === null || post.state !== 'visible') {
    return html`<article class="post" id="post-${post.number}">${content}</article>`;
  }
  return html`<article class="post official" id="post-${post.number}">
    <div class="band">
      <h2>${view.t('pages.official')}</h2>
      <span>${view.pick(official.institution.name)}</span>
    </div>
    <div class="in">${content}</div>
  </article>`;
};

const pageNav = ({ t }: View, { page, pageCount }: ThreadPage, addressOf: AddressOf): Html | null => {
  if (pageCount <= 1) return null;
  const first = (at: number): number => (at - 1) * threadLimits.postsPerPage + 1;
  return html`<nav class="page-nav after">
    ${
      page > 1
        ? html`<a class="btn" rel="prev" href="${addressOf(first(page - 1))}">${t('pages.previousPage')}</a>`
        : null
    }${
      page < pageCount
        ? html`<a class="btn" rel="next" href="${addressOf(first(page + 1))}">${t('pages.nextPage')}</a>`
        : null
    }<span class="meta num">${t('pages.pageOf', { page, pages: pageCount })}</span>
  </nav>`;
};

/** One page of a thread, as everybody who may read it sees it. */
export const threadView = (view: View, shown: ThreadPage, forum: string): Html => {
  const { thread, posts } = shown;
  const addressOf: AddressOf = (number) =>
    threadAddress({ place: thread.place.slug, id: thread.id, slug: thread.slug }, number);
  return frame(
    view,
    [
      { label: view.t('pages.forums'), href: '/osiedla' },
      { label: thread.place.name, href: forum },
    ],
    html`<div class="cols">
      <div>
        <div class="thread-h">
          <div class="btnrow thread-tags">
            <a class="plain-link" href="${forum}"
              ><span class="estate-tag" data-accent="${view.accentOf(thread.place.slug)}"
                ><span class="em s"></span>${thread.place.name}</span
              ></a
            >${statusChip(view, thread)}
          </div>
          <h1><span lang="${thread.lang}">${thread.title}</span></h1>
          <div class="btnrow meta thread-facts">
            <span>${nameOf(view, thread.author)}, ${view.time(thread.createdAt)}</span
            ><span
              >${view.t('pages.replies', {
                count: thread.lastNumber - 1,
              })}</span
            >
          </div>
        </div>
        <div class="posts">${posts.map((post) => postCard(view, post, addressOf))}</div>
        ${pageNav(view, shown, addressOf)}
      </div>
    </div>`,
  );
};
