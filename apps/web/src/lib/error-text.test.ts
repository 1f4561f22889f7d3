import { i18n } from '@lingui/core';
import messages from 'virtual:messages/pl';
import { beforeAll, describe, expect, it } from 'vitest';
import { ApiError, NetworkError } from './api-error.ts';
import { errorText } from './error-text.ts';
import { translate } from './i18n.tsx';

beforeAll(() => i18n.loadAndActivate({ locale: 'pl', messages }));

const tooMany = (retryAfterSeconds: number): string =>
  errorText(
    translate,
    new ApiError(429, { code: 'too_many_requests', message: '', requestId: '', retryAfterSeconds }),
  ).replaceAll('\u00A0', ' ');

describe('a refusal of what comes too often', () => {
  it.each([
    [1, 'Zbyt wiele prób. Następna za 1 sekundę.'],
    [22, 'Zbyt wiele prób. Następna za 22 sekundy.'],
    [120, 'Zbyt wiele prób. Następna za 120 sekund.'],
    [121, 'Zbyt wiele prób. Następna za 3 minuty.'],
    [900, 'Zbyt wiele prób. Następna za 15 minut.'],
    [7_200, 'Zbyt wiele prób. Następna za 120 minut.'],
    [7_201, 'Zbyt wiele prób. Następna za 3 godziny.'],
    [86_400, 'Zbyt wiele prób. Następna za 24 godziny.'],
  ])('says after how long to come back, in a unit people use: %i s', (seconds, text) => {
    expect(tooMany(seconds)).toBe(text);
  });
});

describe('no answer at all', () => {
  it.each([false, true])('promises no draft, which most forms have none of (timed out: %s)', (timedOut) => {
    const text = errorText(translate, new NetworkError(timedOut, undefined));
    expect(text).toMatch(/[Ss]próbuj ponownie\.$/);
    expect(text).not.toContain('szkic');
  });
});
