import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** A stream of numbers that is always the same for the same seed. */
export interface Random {
  /** From 0 to 1, 1 excluded. */
  float(): number;
  /** A whole number from `min` to `max`, both included. */
  between(min: number, max: number): number;
  /** True so often of 1. */
  chance(probability: number): boolean;
  /** One of a list that is not empty. */
  pick<T>(list: ArrayLike<T>): T;
  /** One of a list that is not empty, the first ones much oftener: what few people do most of. */
  pickSkewed<T>(list: ArrayLike<T>): T;
  /** The same list in another order. */
  shuffled<T>(list: readonly T[]): T[];
}

/** How much oftener the first ones are picked: 1 would be not at all. */
const skew = 2.5;

const at = <T>(list: ArrayLike<T>, index: number): T => {
  const found = list[index];
  if (found === undefined) throw new RangeError('there is nothing to pick from');
  return found;
};

/** `seed`: a whole number of 32 bits. */
export const createRandom = (seed: number): Random => {
  const generator = xoroshiro128plus(seed);
  const float = (): number => uniformFloat64(generator);
  const between = (min: number, max: number): number => uniformInt(generator, min, max);
  return {
    float,
    between,
    chance: (probability) => float() < probability,
    pick: (list) => at(list, Math.floor(float() * list.length)),
    pickSkewed: (list) => at(list, Math.floor(float() ** skew * list.length)),
    shuffled: (list) => {
      const copy = [...list];
      for (let last = copy.length - 1; last > 0; last -= 1) {
        const other = between(0, last);
        const moved = at(copy, other);
        copy[other] = at(copy, last);
        copy[last] = moved;
      }
      return copy;
    },
  };
};
