import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Search, UserSearch } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../../../lib/i18n.tsx';
import { Button } from '../../../ui/button.tsx';
import { TextField } from '../../../ui/field.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { EmptyState, ErrorState } from '../../../ui/states.tsx';
import { peopleQuery } from '../queries.ts';
import type { PeopleFilter } from '../queries.ts';
import { PeopleTable } from './people-table.tsx';
import '../admin.css';

const minSearchChars = 2;

interface SearchFormProps {
  readonly search: string;
  /** Other values of the address that stay. */
  readonly kept: Readonly<Record<string, string>>;
}

const SearchForm = ({ search, kept }: SearchFormProps) => {
  const t = useT();
  const navigate = useNavigate();
  const [typed, setTyped] = useState(search);
  const [short, setShort] = useState(false);
  return (
    <search>
      <form
        className="find"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const wanted = typed.trim();
          const tooShort = wanted.length === 1;
          setShort(tooShort);
          if (!tooShort) void navigate({ to: '.', search: { ...kept, ...(wanted !== '' && { szukaj: wanted }) } });
        }}
      >
        <TextField
          label={t('admin.search')}
          hint={t('admin.searchHint')}
          error={short ? t('admin.searchShort') : undefined}
          type="search"
          value={typed}
          autoComplete="off"
          minLength={minSearchChars}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button icon={Search} type="submit">
          {t('admin.find')}
        </Button>
      </form>
    </search>
  );
};

interface PeopleScreenProps extends SearchFormProps {
  readonly filter: PeopleFilter;
}

/** A list of people with a search; what narrows it further stands in the address. */
export const PeopleScreen = ({ filter, search, kept }: PeopleScreenProps) => {
  const t = useT();
  const list = useInfiniteQuery(peopleQuery({ ...filter, ...(search.length >= minSearchChars && { search }) }));
  const people = list.data?.pages.flatMap(({ items }) => items);
  return (
    <>
      <SearchForm key={search} search={search} kept={kept} />
      {list.isPending ? <SkeletonRows /> : undefined}
      {list.isError && people === undefined ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : undefined}
      {people?.length === 0 ? (
        <EmptyState icon={UserSearch} title={t('admin.noPeople')}>
          {t('admin.noPeopleText')}
        </EmptyState>
      ) : undefined}
      {people === undefined || people.length === 0 ? undefined : <PeopleTable people={people} />}
      {list.hasNextPage ? (
        <p className="mt5">
          <Button wide busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('ui.loadMore')}
          </Button>
        </p>
      ) : undefined}
    </>
  );
};
