/** Programs that open tables take these for the beginning of a formula. */
const formula = /^[=+\-@\t\r]/;

const cell = (value: string): string => {
  const plain = formula.test(value) ? `'${value}` : value;
  return /[";\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
};

/** A table as CSV: semicolons and a mark of UTF-8, as Polish spreadsheets want it; no cell becomes a formula. */
export const toCsv = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`;
