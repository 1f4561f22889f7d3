import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

/** The project's typefaces as PDF programs take them: whole, since those of the client are cut into parts for browsers. */
export interface PosterFonts {
  /** Brygada 1918. */
  readonly heading: Buffer;
  /** Source Sans 3. */
  readonly text: Buffer;
  readonly strong: Buffer;
}

const from = createRequire(import.meta.url);

/** Reads them from their packages; some 900 kB. */
export const readPosterFonts = async (): Promise<PosterFonts> => {
  const read = (file: string): Promise<Buffer> => readFile(from.resolve(`@expo-google-fonts/${file}`));
  const [heading, text, strong] = await Promise.all([
    read('brygada-1918/600SemiBold/Brygada1918_600SemiBold.ttf'),
    read('source-sans-3/400Regular/SourceSans3_400Regular.ttf'),
    read('source-sans-3/700Bold/SourceSans3_700Bold.ttf'),
  ]);
  return { heading, text, strong };
};
