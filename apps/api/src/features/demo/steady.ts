import { createHash } from 'node:crypto';
import { publicIdFrom } from '@moja-ulica/shared/ids.ts';

const digest = (text: string): Buffer => createHash('sha256').update(`demo:${text}`).digest();

/** The same outside id at each seeding, so that addresses of the demo can be kept. */
export const steadyId = (name: string): string => {
  let round = 0;
  return publicIdFrom((count) => digest(`${name}:${round++}`).subarray(0, count));
};

/** A number from 0 to 1, always the same for the same name: stands in for chance. */
export const steadyChance = (name: string): number => digest(name).readUInt32BE(0) / 0xffff_ffff;
