import { Check } from 'lucide-react';
import { useT } from '../../../lib/i18n.tsx';
import { Icon } from '../../../ui/icon.tsx';

const points = ['matters.good1', 'matters.good2', 'matters.good3'] as const;

/** What an answer should say. */
export const GoodAnswer = () => {
  const t = useT();
  return (
    <section className="quietbox mt6 narrow" aria-labelledby="good-answer">
      <h2 id="good-answer">{t('matters.good')}</h2>
      <ul>
        {points.map((point) => (
          <li key={point} className="good-point">
            <Icon of={Check} />
            <span>{t(point)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
};
