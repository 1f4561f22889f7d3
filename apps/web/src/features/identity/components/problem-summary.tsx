import { Banner } from '../../../ui/banner.tsx';
import { ErrorSummary } from '../../../ui/field.tsx';
import type { Problems } from '../use-problems.ts';

/** What is wrong with a form, above it: its fields, or the refusal that belongs to none. */
export const ProblemSummary = ({ problems }: { readonly problems: Problems }) => (
  <>
    <ErrorSummary items={problems.summary} attempt={problems.attempt} />
    {problems.general === undefined ? undefined : (
      <div className="mt5" key={problems.attempt}>
        <Banner kind="bad" live="alert">
          {problems.general}
        </Banner>
      </div>
    )}
  </>
);
