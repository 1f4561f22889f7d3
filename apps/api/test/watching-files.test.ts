import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Described, Metrics } from '../src/platform/metrics/metrics.ts';
import { createPrometheus } from '../src/platform/metrics/prometheus.ts';
import { startTestApp } from '../src/testing/index.ts';
import { parseExposition } from './exposition.ts';

const deploy = join(import.meta.dirname, '../../../deploy');
const read = (path: string): string => readFileSync(join(deploy, path), 'utf8');

/** Names that a query may use, each with the labels that it has. */
const known = new Map<string, readonly string[]>();
/** Prometheus gives every series its target. */
const ofTarget: readonly string[] = ['job', 'instance'];

beforeAll(async () => {
  const log = pino({ level: 'silent' });
  const prometheus = createPrometheus(log);
  const declared = new Map<string, readonly string[]>();
  const note = ({ name, labels = [] }: Described<string>): void => void declared.set(name, labels);
  const metrics: Metrics = {
    counter: (described) => {
      note(described);
      return prometheus.counter(described);
    },
    histogram: (described) => {
      note(described);
      return prometheus.histogram(described);
    },
    gauge: (described, readings) => {
      note(described);
      prometheus.gauge(described, readings);
    },
  };
  const app = await startTestApp({}, { log, metrics });
  const { queryable } = parseExposition(await prometheus.text());
  await app.close();
  known.set('up', ofTarget);
  for (const name of queryable) {
    const labels = declared.get(name) ?? declared.get(name.replace(/_(bucket|sum|count)$/, '')) ?? [];
    known.set(name, [...ofTarget, ...labels, ...(name.endsWith('_bucket') ? ['le'] : [])]);
  }
});

/** What a query asks for: metrics with the labels they are picked by, and the labels it groups by. */
const partsOf = (query: string) => {
  const grouped = [...query.matchAll(/\b(?:by|without) \(([^)]*)\)/g)].flatMap(([, names = '']) => names.split(/, ?/));
  const rest = query.replaceAll(/\b(?:by|without) \([^)]*\)/g, ' ').replaceAll(/\[[^\]]*\]/g, ' ');
  const selected = [...rest.matchAll(/\b([a-z_][a-z0-9_]*)\s*(?:\{([^}]*)\})?(?!\s*\(|[a-z0-9_])/g)].map(
    ([, name = '', matchers = '']) => ({
      name,
      labels: [...matchers.matchAll(/([a-z_]+)\s*(?:=~|!~|!=|=)/g)].map(([, label = '']) => label),
    }),
  );
  return { grouped, selected: selected.filter(({ name }) => !['or', 'and', 'unless'].includes(name)) };
};

/** What is wrong with a query; empty: nothing. */
const faultsOf = (query: string): string[] => {
  const { grouped, selected } = partsOf(query);
  if (selected.length === 0) return ['asks for nothing'];
  const missing = selected.filter(({ name }) => !known.has(name)).map(({ name }) => `no metric ${name}`);
  const odd = selected.flatMap(({ name, labels }) =>
    labels.filter((label) => known.get(name)?.includes(label) === false).map((label) => `${name} has no ${label}`),
  );
  const groups = grouped.filter((label) => !selected.some(({ name }) => known.get(name)?.includes(label)));
  return [...missing, ...odd, ...groups.map((label) => `nothing has ${label}`)];
};

const own = (): string[] => [...known.keys()].filter((name) => name.startsWith('forum_'));

it('a query is judged by what it names', () => {
  expect(faultsOf('sum by (le) (rate(forum_job_duration_seconds_bucket{queue="x"}[5m])) > 0')).toEqual([]);
  expect(faultsOf('rate(forum_no_such_total[5m])')).toEqual(['no metric forum_no_such_total']);
  expect(faultsOf('sum by (estate) (forum_sockets{who="x"})')).toEqual([
    'forum_sockets has no who',
    'nothing has estate',
  ]);
  expect(faultsOf('1 > 0')).toEqual(['asks for nothing']);
});

describe('the dashboard', () => {
  interface Panel {
    readonly id: number;
    readonly type: string;
    readonly title: string;
    readonly description?: string;
    readonly targets?: readonly { readonly expr: string }[];
  }
  const { panels } = JSON.parse(read('grafana/moja-ulica.json')) as { panels: Panel[] };
  const queries = panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr));

  it('asks only for metrics and labels that there are', () => {
    expect(queries.length).toBeGreaterThan(30);
    expect(queries.flatMap(faultsOf)).toEqual([]);
  });

  it('shows every metric of ours', () => {
    const asked = new Set(queries.flatMap((query) => partsOf(query).selected.map(({ name }) => name)));
    const stem = (name: string): string => name.replace(/_(bucket|sum|count)$/, '');
    const shown = new Set([...asked].map(stem));
    expect(own().filter((name) => !shown.has(stem(name)))).toEqual([]);
  });

  it('says of each panel what it means', () => {
    const told = panels.filter(({ type }) => type !== 'row');
    expect(told.filter(({ description = '' }) => description.length < 20).map(({ title }) => title)).toEqual([]);
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
  });
});

describe('the alerts', () => {
  interface Rule {
    readonly alert: string;
    readonly expr: string;
    readonly labels: { readonly severity: string };
    readonly annotations: { readonly summary: string; readonly advice: string };
  }
  const { groups } = parse(read('prometheus/alerts.yml')) as { groups: { rules: Rule[] }[] };
  const rules = groups.flatMap((group) => group.rules);

  it('ask only for metrics and labels that there are', () => {
    expect(rules.length).toBeGreaterThan(10);
    expect(rules.flatMap(({ alert, expr }) => faultsOf(expr).map((fault) => `${alert}: ${fault}`))).toEqual([]);
  });

  it('say what happened and what to do', () => {
    for (const { alert, labels, annotations } of rules) {
      expect(['page', 'ticket'], alert).toContain(labels.severity);
      expect(annotations.summary.length, alert).toBeGreaterThan(20);
      expect(annotations.advice.length, alert).toBeGreaterThan(40);
    }
  });

  it('speak of panels by their names', () => {
    const titles = (JSON.parse(read('grafana/moja-ulica.json')) as { panels: { title: string }[] }).panels;
    const named = rules.flatMap(({ annotations }) => [...annotations.advice.matchAll(/"([A-Z][a-z][^"]+)"/g)]);
    expect(named.length).toBeGreaterThan(3);
    for (const [, name = ''] of named) expect(titles.map(({ title }) => title)).toContain(name.replace(/,.*/, ''));
  });
});
