import { ratioOf, reaches, type Goal, type Line, type Unit } from './row.ts';

const digits: Readonly<Record<Unit, number>> = { '/s': 0, ms: 1, s: 2, MB: 0, '': 0 };

const figure = (value: number, unit: Unit): string =>
  `${value.toFixed(digits[unit])}${unit === '/s' ? '/s' : ` ${unit}`}`.trimEnd();

const goalText = ({ of, must, value }: Goal, unit: Unit): string => {
  const sign = must === 'be at least' ? '>=' : '<=';
  return `${sign} ${of === 'ours' ? figure(value, unit) : value.toFixed(2)}`;
};

const header = ['work', 'ours', 'limit', 'ratio', 'goal', '', 'the limit is'] as const;

const cellsOf = (line: Line): readonly string[] => {
  const ratio = ratioOf(line);
  return [
    line.note === undefined ? line.work : `${line.work} (${line.note})`,
    figure(line.ours, line.unit),
    line.limit === null ? '' : figure(line.limit, line.unit),
    ratio === null ? '' : ratio.toFixed(2),
    goalText(line.goal, line.unit),
    reaches(line) ? 'reached' : 'MISSED',
    line.limitName,
  ];
};

/** The table of all lines in Markdown, aligned so that it can be read as it is. */
export const tableOf = (lines: readonly Line[]): string => {
  const cells = [header, ...lines.map(cellsOf)];
  const widths = header.map((_name, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const written = cells.map((row) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`);
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`;
  return [written[0], rule, ...written.slice(1)].join('\n');
};

/** Exit code of a run: 0 when there are lines and each reaches its goal, else 1. */
export const exitCodeOf = (lines: readonly Line[]): number => (lines.length > 0 && lines.every(reaches) ? 0 : 1);
