import type { ThreadHead } from '@moja-ulica/shared/threads/schema.ts';
import { ChevronDown, Route } from 'lucide-react';
import { useState } from 'react';
import { useLocale, useT } from '../../../lib/i18n.tsx';
import type { MessageKey } from '../../../lib/i18n.tsx';
import { useDesktop } from '../../../lib/media.ts';
import { formatDay, formatDue } from '../../../lib/time.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { courseOf, courseProgress } from '../model/course.ts';
import type { CourseStep } from '../model/course.ts';
import { useAuthorName } from './author-line.tsx';
import { useInstitutionName } from './thread-header.tsx';

const names: Record<CourseStep['step'], MessageKey> = {
  opened: 'threads.stepOpened',
  sent: 'threads.stepSent',
  waiting: 'threads.stepWaiting',
  answered: 'threads.stepAnswered',
  working: 'threads.stepWorking',
  resolved: 'threads.stepResolved',
  declined: 'threads.stepDeclined',
  settled: 'threads.stepSettled',
};

interface CourseProps {
  readonly thread: ThreadHead;
  readonly addressOf: (number: number) => string;
}

const StepNote = ({ step, thread, addressOf }: CourseProps & { readonly step: CourseStep }) => {
  const t = useT();
  const locale = useLocale();
  const [now] = useState(() => new Date());
  const author = useAuthorName()(thread.author);
  const institution = useInstitutionName()(thread);
  switch (step.step) {
    case 'opened':
      return `${formatDay(new Date(step.at), now, locale)}, ${author}`;
    case 'sent':
      return institution;
    case 'answered':
      return <AppLink to={addressOf(step.number)}>{t('threads.stepAnswerLink', { number: step.number })}</AppLink>;
    case 'waiting':
    case 'working':
      return step.dueAt === undefined ? t('threads.stepNoDue') : formatDue(new Date(step.dueAt), { now, locale, t });
    default:
      return undefined;
  }
};

const CourseList = ({ thread, addressOf }: CourseProps) => {
  const t = useT();
  return (
    <ol className="course">
      {courseOf(thread).map((step) => (
        <li
          key={step.step}
          className={step.state === 'done' ? undefined : step.state}
          aria-current={step.state === 'now' ? 'step' : undefined}
        >
          <b>{t(names[step.step])}</b>
          <span className="meta">
            <StepNote step={step} thread={thread} addressOf={addressOf} />
          </span>
        </li>
      ))}
    </ol>
  );
};

/** The course of a matter beside the thread, from 1200 px on. */
export const CourseAside = (props: CourseProps) => {
  const t = useT();
  if (!useDesktop() || courseOf(props.thread).length === 0) return null;
  return (
    <section>
      <div className="sec">
        <h2>{t('threads.course')}</h2>
      </div>
      <CourseList {...props} />
    </section>
  );
};

/** The same, folded, under the title on narrower screens. */
export const CourseFolded = (props: CourseProps) => {
  const t = useT();
  const desktop = useDesktop();
  const course = courseOf(props.thread);
  if (desktop || course.length === 0) return null;
  return (
    <details className="disc">
      <summary>
        <Icon of={Route} />
        {t('threads.courseStep', courseProgress(course))}
        <Icon of={ChevronDown} />
      </summary>
      <CourseList {...props} />
    </details>
  );
};
