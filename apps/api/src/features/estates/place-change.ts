/**
 * Topic under which every instance hears that what a place is (visibility, name …) has changed. A trigger announces it, so that
 * no command can forget to; see `drizzle/0002_place_changes.sql`.
 */
export const placeTopic = 'place';
