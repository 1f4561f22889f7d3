import { useT } from '../../../lib/i18n.tsx';

const steps = [
  ['home.step1', 'home.step1Text'],
  ['home.step2', 'home.step2Text'],
  ['home.step3', 'home.step3Text'],
] as const;

/** From a matter to its answer in three steps. */
export const HowItWorks = () => {
  const t = useT();
  return (
    <aside aria-label={t('home.howItWorks')}>
      <section>
        <div className="sec">
          <h2>{t('home.howItWorks')}</h2>
        </div>
        <ol className="steps">
          {steps.map(([title, text]) => (
            <li key={title}>
              <div>
                <b>{t(title)}</b>
                <br />
                <span className="meta">{t(text)}</span>
              </div>
            </li>
          ))}
        </ol>
      </section>
    </aside>
  );
};
