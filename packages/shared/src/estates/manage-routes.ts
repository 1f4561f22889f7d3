import { Type } from 'typebox';
import { Closed, Slug, WrittenText } from '../common.ts';
import { defineRoute } from '../http.ts';
import { estateLimits as limits } from './limits.ts';
import { estatePaths as paths } from './paths.ts';
import { Place, PlaceSettings, PlaceSummary, StreetsCheck } from './schema.ts';

const tag = 'places';
const access = 'account';
const place = Closed({ place: Slug });
const topic = Closed({ place: Slug, topic: Slug });
const street = Closed({ place: Slug, street: Slug });
/** Of whoever is no administrator in good standing. */
const notAllowed = ['forbidden', 'email_unconfirmed', 'account_suspended'] as const;
const name = Type.String({ minLength: 1, maxLength: limits.maxNameChars });
const topicName = WrittenText(limits.maxNameChars);
const places = Closed({ items: Type.Array(PlaceSummary) });

/** What an administrator does with places, their topics and streets. Each is written into the audit log. */
export const manageRoutes = {
  createPlace: defineRoute({
    ...paths.createPlace,
    tag,
    access,
    creates: true,
    summary: 'Set up an estate',
    description: 'It comes last in the order, without topics and streets. Its slug is its address for good.',
    body: Closed({ slug: Slug, ...PlaceSettings.properties }),
    responses: { 201: Place },
    errors: [...notAllowed, 'name_taken', 'too_many'],
  }),
  changePlace: defineRoute({
    ...paths.changePlace,
    tag,
    access,
    summary: 'Change an estate or the city',
    description: 'A forum closed to guests by it is closed at once, on every instance, for who is reading it too.',
    params: place,
    body: PlaceSettings,
    responses: { 200: Place },
    errors: [...notAllowed, 'place_not_found'],
  }),
  orderPlaces: defineRoute({
    ...paths.orderPlaces,
    tag,
    access,
    summary: 'Put the estates in order',
    body: Closed({ order: Type.Array(Slug, { maxItems: limits.maxPlaces }) }),
    responses: { 200: places },
    errors: [...notAllowed, 'order_outdated'],
  }),
  addTopic: defineRoute({
    ...paths.addTopic,
    tag,
    access,
    creates: true,
    summary: 'Add a topic to a place',
    description: 'It comes last. Its slug is made of the Polish name.',
    params: place,
    body: Closed({ label: topicName }),
    responses: { 201: Place },
    errors: [...notAllowed, 'place_not_found', 'name_taken', 'too_many'],
  }),
  renameTopic: defineRoute({
    ...paths.renameTopic,
    tag,
    access,
    summary: 'Rename a topic',
    params: topic,
    body: Closed({ label: topicName }),
    responses: { 200: Place },
    errors: [...notAllowed, 'place_not_found', 'name_taken'],
  }),
  removeTopic: defineRoute({
    ...paths.removeTopic,
    tag,
    access,
    summary: 'Remove a topic that no thread has',
    params: topic,
    responses: { 200: Place },
    errors: [...notAllowed, 'place_not_found', 'topic_in_use'],
  }),
  orderTopics: defineRoute({
    ...paths.orderTopics,
    tag,
    access,
    summary: 'Put the topics of a place in order',
    params: place,
    body: Closed({ order: Type.Array(Slug, { maxItems: limits.maxTopics }) }),
    responses: { 200: Place },
    errors: [...notAllowed, 'place_not_found', 'order_outdated'],
  }),
  checkStreets: defineRoute({
    ...paths.checkStreets,
    tag,
    access,
    summary: 'Say what a list of streets would add; nothing is changed',
    description:
      'CSV with ; or , between columns. Names stand in the column called nazwa, ulica, name or street, or else in the first. Two names that make the same slug are the same street.',
    params: place,
    body: Closed({ csv: Type.String({ maxLength: limits.maxStreetsCsvChars }) }),
    responses: { 200: StreetsCheck },
    errors: [...notAllowed, 'place_not_found'],
  }),
  addStreets: defineRoute({
    ...paths.addStreets,
    tag,
    access,
    creates: true,
    summary: 'Add streets to a place, all or none',
    description: 'Those that are there already stay as they are.',
    params: place,
    body: Closed({ names: Type.Array(name, { minItems: 1, maxItems: limits.maxStreets }) }),
    responses: { 201: Place },
    errors: [...notAllowed, 'place_not_found', 'too_many'],
  }),
  renameStreet: defineRoute({
    ...paths.renameStreet,
    tag,
    access,
    summary: 'Rename a street',
    params: street,
    body: Closed({ streetName: name }),
    responses: { 200: Place },
    errors: [...notAllowed, 'place_not_found', 'name_taken'],
  }),
  removeStreet: defineRoute({
    ...paths.removeStreet,
    tag,
    access,
    summary: 'Remove a street that no thread has',
    params: street,
    responses: { 200: Place },
    errors: [...notAllowed, 'place_not_found', 'street_in_use'],
  }),
} as const;
