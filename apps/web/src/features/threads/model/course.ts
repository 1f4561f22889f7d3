import type { ThreadHead } from '@moja-ulica/shared/threads/schema.ts';

/** A step of a matter; what each means in words the component knows. */
export type CourseStep =
  | { readonly step: 'opened'; readonly at: string }
  | { readonly step: 'sent' }
  | { readonly step: 'waiting'; readonly dueAt: string | undefined }
  | { readonly step: 'answered'; readonly number: number }
  | { readonly step: 'working'; readonly dueAt: string | undefined }
  | { readonly step: 'resolved' | 'declined' | 'settled' };

export type StepState = 'done' | 'now' | 'todo';

export type Course = readonly (CourseStep & { readonly state: StepState })[];

/** The course of a matter as far as it is known: opened, sent, answered, worked on, settled. Empty for other threads. */
export const courseOf = (thread: ThreadHead): Course => {
  const { matter, answeredBy } = thread;
  if (matter === null) return [];
  const { state, institution } = matter;
  const dueAt = matter.dueAt ?? undefined;
  const closed = state === 'resolved' || state === 'declined';
  const steps: (CourseStep & { readonly state: StepState })[] = [
    { step: 'opened', at: thread.createdAt, state: 'done' },
  ];
  if (institution !== null) steps.push({ step: 'sent', state: 'done' });
  if (answeredBy !== null) {
    steps.push({ step: 'answered', number: answeredBy, state: state === 'waiting' ? 'now' : 'done' });
  } else if (state === 'waiting') {
    steps.push({ step: 'waiting', dueAt, state: 'now' });
  }
  if (state === 'in_progress') steps.push({ step: 'working', dueAt, state: 'now' });
  steps.push(closed ? { step: state, state: 'done' } : { step: 'settled', state: 'todo' });
  return steps;
};

/** How far it is: "krok 2 z 4". */
export const courseProgress = (course: Course): { readonly step: number; readonly steps: number } => {
  const now = course.findIndex(({ state }) => state === 'now');
  return { step: now === -1 ? course.length : now + 1, steps: course.length };
};
