// @vitest-environment happy-dom
import { QueryClient } from '@tanstack/react-query';
import { beforeEach, describe, expect, it } from 'vitest';
import { readInitialState, seedQueries } from './initial-state.ts';

const write = (text: string): void => {
  document.body.innerHTML = '<script type="application/json" id="state"></script>';
  const script = document.querySelector('#state');
  if (script !== null) script.textContent = text;
};

beforeEach(() => {
  document.body.innerHTML = '';
});

describe('the state in the first HTML', () => {
  it('fills the cache under the keys that queries ask by', () => {
    write('{"locale":"pl","path":"/o/bema","data":{"[\\"threadPage\\",\\"x\\",1]":{"page":1},"places":{"items":[]}}}');
    const client = new QueryClient();
    const state = readInitialState();
    seedQueries(client, state);
    expect([state.locale, state.path]).toEqual(['pl', '/o/bema']);
    expect(client.getQueryData(['threadPage', 'x', 1])).toEqual({ page: 1 });
    expect(client.getQueryData(['places'])).toEqual({ items: [] });
  });

  it('may be missing', () => {
    expect(readInitialState()).toEqual({});
  });

  it('of another shape is none', () => {
    write('[1]');
    expect(readInitialState()).toEqual({});
  });
});
