import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ErrorObject } from 'ajv';
import { apiFolder } from '../../../platform/paths.ts';
import { faultsOfPlaces, repeatedSlugs } from '../../estates/index.ts';
import { TownFile } from './schema.ts';

/** The project's own town, where the demo happens. */
export const ownTownFile = join(apiFolder, 'seed/places.json');

/** A city without a name or estates, for a town that sets itself up in the administration. */
export const emptyTownFile = join(apiFolder, 'seed/empty.json');

/** The file cannot be used. `faults` are sentences that begin with the path of the fault. */
export class TownFileError extends Error {
  readonly faults: readonly string[];

  constructor(path: string, faults: readonly string[]) {
    super(`${path} cannot be used:\n${faults.map((fault) => `- ${fault}`).join('\n')}`);
    this.name = 'TownFileError';
    this.faults = faults;
  }
}

const sentence = ({ instancePath, keyword, message, params }: ErrorObject): string => {
  const at = instancePath === '' ? 'the file' : instancePath.slice(1).replaceAll('/', '.');
  const detail: unknown = keyword === 'additionalProperties' ? params['additionalProperty'] : params['allowedValue'];
  return `${at}: ${message ?? 'is wrong'}${typeof detail === 'string' ? ` ("${detail}")` : ''}`;
};

/** A union fails once for each of its branches and once as a whole: one sentence for it is enough. */
const schemaFaults = (errors: readonly ErrorObject[]): string[] => {
  const unions = errors.filter(({ keyword }) => keyword === 'anyOf');
  const choices = (path: string): string =>
    errors
      .filter(({ instancePath, keyword }) => instancePath === path && keyword === 'const')
      .map(({ params }) => JSON.stringify(params['allowedValue']))
      .join(', ');
  return errors
    .filter(
      ({ instancePath, keyword }) =>
        keyword === 'anyOf' || unions.every((union) => union.instancePath !== instancePath),
    )
    .map((error) =>
      error.keyword === 'anyOf'
        ? sentence({ ...error, message: `must be one of ${choices(error.instancePath)}` })
        : sentence(error),
    );
};

const faultsOfInstitutions = ({ places, institutions }: TownFile): string[] => {
  const known = new Set(places.map(({ slug }) => slug));
  return [
    ...repeatedSlugs('institutions', institutions),
    ...institutions.flatMap(({ places: served }, index) =>
      served.flatMap((slug, at) => {
        if (!known.has(slug)) return [`institutions.${index}.places.${at}: there is no place "${slug}" in this file`];
        return served.indexOf(slug) === at ? [] : [`institutions.${index}.places.${at}: "${slug}" is there twice`];
      }),
    ),
  ];
};

/** Checks the whole content of a file and names every fault at once. `name` is what the messages call the file. */
export const parseTown = (text: string, name: string): TownFile => {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    throw new TownFileError(name, [`the file: is not JSON (${error instanceof Error ? error.message : 'unreadable'})`]);
  }
  const validate = new Ajv({ allErrors: true }).compile<TownFile>(TownFile);
  if (!validate(content)) throw new TownFileError(name, schemaFaults(validate.errors ?? []));
  const faults = [...faultsOfPlaces(content.places, content.site), ...faultsOfInstitutions(content)];
  if (faults.length > 0) throw new TownFileError(name, faults);
  return content;
};

/** Reads a town from a file (null: the project's own). Throws `TownFileError` naming every fault and its path. */
export const readTownFile = (path: string | null): TownFile => {
  const file = path ?? ownTownFile;
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new TownFileError(file, [`the file: cannot be read (${error instanceof Error ? error.message : 'unknown'})`]);
  }
  return parseTown(text, file);
};
