/**
 * How PostgreSQL is to plan for us, as options of a connection. It takes disks to be slow at jumping unless told otherwise,
 * and would then rather sort much than follow an index that has the order; and it would compile a plan that is over sooner
 * than its compilation.
 */
export const plannerOptions = '-c random_page_cost=1.1 -c jit=off';
