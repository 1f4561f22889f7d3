import { useQuery } from '@tanstack/react-query';
import { useLocale, useT } from '../../../lib/i18n.tsx';
import { AppLink } from '../../../ui/app-link.tsx';
import { Banner } from '../../../ui/banner.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import { parseInline } from '../document.ts';
import type { Block, DocumentName, Inline } from '../document.ts';
import { documentQuery } from '../queries.ts';

const Piece = ({ part }: { readonly part: Inline }) => {
  if (part.kind === 'text') return part.text;
  if (part.kind === 'marked') {
    return (
      <span id={part.id}>
        <Pieces parts={part.parts} />
      </span>
    );
  }
  return part.to.startsWith('/') ? <AppLink to={part.to}>{part.text}</AppLink> : <a href={part.to}>{part.text}</a>;
};

// The pieces of a line never change places, so their order names them.
const Pieces = ({ parts }: { readonly parts: readonly Inline[] }) =>
  // oxlint-disable-next-line react/no-array-index-key
  parts.map((part, index) => <Piece key={index} part={part} />);

const BlockView = ({ block }: { readonly block: Block }) =>
  typeof block === 'string' ? (
    <p>
      <Pieces parts={parseInline(block)} />
    </p>
  ) : (
    <ul>
      {block.map((line) => (
        <li key={line}>
          <Pieces parts={parseInline(line)} />
        </li>
      ))}
    </ul>
  );

/** A page of text: rules, privacy, accessibility, about, contact. */
export const DocumentPage = ({ name }: { readonly name: DocumentName }) => {
  const t = useT();
  const { data, error, refetch } = useQuery(documentQuery(name, useLocale()));
  if (error !== null) return <ErrorState page error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonRows label={t('pages.loading')} />;
  return (
    <article>
      <PageTitle title={data.title} />
      <p className="lead">
        <Pieces parts={parseInline(data.lead)} />
      </p>
      {data.notice === undefined ? undefined : (
        <div className="mt5 narrow">
          <Banner>{data.notice}</Banner>
        </div>
      )}
      <div className="prose doc mt5">
        {data.sections.map((section) => (
          <section key={section.id} aria-labelledby={section.id}>
            <h2 id={section.id}>{section.title}</h2>
            {section.blocks.map((block) => (
              <BlockView key={typeof block === 'string' ? block : block.join('')} block={block} />
            ))}
          </section>
        ))}
      </div>
    </article>
  );
};
