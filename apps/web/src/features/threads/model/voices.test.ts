import { expect, it } from 'vitest';
import { isOfficialVoice, organisationVoice, organisationVoices, spokenFor } from './voices.ts';

it('a voice is a neighbour’s, an institution’s or an organisation’s', () => {
  expect(spokenFor(undefined)).toEqual({});
  expect(spokenFor('')).toEqual({});
  expect(spokenFor('rada-bema')).toEqual({ official: { institution: 'rada-bema' } });
  expect(spokenFor(organisationVoice('klub'))).toEqual({ organisation: 'klub' });
  expect([isOfficialVoice('rada-bema'), isOfficialVoice(organisationVoice('klub')), isOfficialVoice('')]).toEqual([
    true,
    false,
    false,
  ]);
});

it('one writes for those that one said yes to, where they work', () => {
  const one = { slug: 'klub', name: 'Klub', keeper: false, accepted: true, places: ['bema'] };
  const own = [one, { ...one, slug: 'inny', accepted: false }, { ...one, slug: 'dalej', places: ['piasta'] }];
  expect(organisationVoices(own, 'bema').map(({ slug }) => slug)).toEqual([organisationVoice('klub')]);
});
