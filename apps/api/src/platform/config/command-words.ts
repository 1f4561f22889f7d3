/**
 * How a command is called where this runs, `npm run backup -- --keep 14`, or what deploy/moja-ulica says that it is called
 * itself: `sudo moja-ulica backup --keep 14`.
 */
export const commandWords = (
  command: string,
  args = '',
  caller: string | undefined = process.env['MOJA_ULICA_CALLED'],
): string => {
  const ending = args === '' ? '' : ` ${args}`;
  if (caller !== undefined && caller !== '') return `${caller} ${command}${ending}`;
  return `npm run ${command}${ending === '' ? '' : ` --${ending}`}`;
};
