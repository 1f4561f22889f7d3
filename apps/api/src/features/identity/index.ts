export type { Asker, CountVisiblePosts, DescribeMe, Homes, IdentityPorts, LoadAsker, RolesOfPerson } from './ports.ts';
export { localeOf } from './locales.ts';
export { hashPassword } from './passwords/hash.ts';
