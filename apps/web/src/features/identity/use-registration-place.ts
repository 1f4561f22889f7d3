import { useLocation, useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { RegistrationStep } from './registration-draft.ts';

/** Where in the registration an entry of the browser's history stands. Nothing that was typed is in it. */
interface RegistrationPlace {
  readonly step: RegistrationStep;
  /** The steps of the entries right before it, oldest first. */
  readonly trail: readonly RegistrationStep[];
}

declare module '@tanstack/react-router' {
  interface HistoryState {
    readonly registration?: RegistrationPlace;
  }
}

/**
 * The step of the registration that is open. Each is an entry of the browser's history, so that "back" leads from one to the
 * one before; all have the same address.
 * @param opened the step to begin with where the entry has none yet
 */
export const useRegistrationPlace = (opened: RegistrationStep) => {
  const router = useRouter();
  const stamped = useLocation({ select: ({ state }) => state.registration });
  // While the page is being left, the address is another one already.
  const [place, setPlace] = useState<RegistrationPlace>(() => stamped ?? { step: opened, trail: [] });
  if (stamped !== undefined && stamped !== place) setPlace(stamped);
  const [first] = useState(place);

  const { history } = router;
  const addressHere = (): string => history.location.pathname + history.location.search;
  useEffect(() => {
    if (history.location.state.registration === undefined) {
      history.replace(history.location.pathname + history.location.search, { registration: first });
    }
  }, [history, first]);

  /** Goes back to a step that was left, and on to any other. */
  const go = (step: RegistrationStep): void => {
    // Its entry is open already, and showed the step that had to come before it.
    if (step === place.step) return;
    const at = place.trail.lastIndexOf(step);
    if (at === -1) history.push(addressHere(), { registration: { step, trail: [...place.trail, place.step] } });
    else history.go(at - place.trail.length);
  };

  return { step: place.step, behind: place.trail.length, go };
};
