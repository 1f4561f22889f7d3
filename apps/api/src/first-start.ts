import { demoAccounts, demoPassword, seedDemo } from './features/demo/index.ts';
import { emptyTownFile, ownTownFile, readTownFile, seedTown, TownFileError } from './features/institutions/index.ts';
import type { Narrator } from './platform/log/console.ts';
import type { Platform } from './platform/platform.ts';
import { StartError } from './platform/start-error.ts';

/** Fills an empty database with the town of the settings and, where wanted, the demo. Repeating it changes nothing. */
export const fillEmptyDatabase = async (platform: Platform, narrator: Narrator): Promise<void> => {
  const { config, database, db } = platform;
  try {
    const town = readTownFile(config.placesFile ?? (config.demo ? ownTownFile : emptyTownFile));
    await database.alone(async () => {
      if (await db.transaction((tx) => seedTown(tx, town))) {
        const estates = town.places.filter(({ kind }) => kind === 'estate').length;
        narrator.say(
          `Filled the empty database with a city and ${String(estates)} ${estates === 1 ? 'estate' : 'estates'}`,
        );
      }
      if (!config.demo) return;
      if (await seedDemo(platform)) narrator.say('Filled it with the demo: people, threads and posts');
    });
  } catch (error) {
    if (error instanceof TownFileError) throw new StartError(error.message, { cause: error });
    throw error;
  }
};

/** Lines that tell how to sign in to the demo, one account for each role. */
export const demoLines = (): readonly string[] => {
  const widest = Math.max(...demoAccounts.map(({ role }) => role.length));
  return [
    `Demo accounts, all with the password ${demoPassword}`,
    ...demoAccounts.map(({ role, email, name }) => `  ${role.padEnd(widest)}  ${email}  (${name})`),
  ];
};
