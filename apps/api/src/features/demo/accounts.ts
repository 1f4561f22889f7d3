/** Every demo account has this password; the demo never runs where its accounts could matter. */
export const demoPassword = 'bialy-kot-na-parapecie';

export const demoEmail = (key: string): string => `${key}@przyklad.example`;

/** One account for each role, as the start page of the terminal lists them. */
export const demoAccounts = [
  { role: 'resident', email: demoEmail('jadwiga-m'), name: 'Jadwiga M.' },
  { role: 'animator', email: demoEmail('natalia-b'), name: 'Natalia B.' },
  { role: 'moderator', email: demoEmail('krystyna-l'), name: 'Krystyna L.' },
  { role: 'liaison', email: demoEmail('pawel-d'), name: 'Paweł D.' },
  { role: 'admin', email: demoEmail('joanna-s'), name: 'Joanna S.' },
] as const;
