/** Where jobs end that failed for good; they stay there to be looked at and sent again. */
export const deadQueue = 'dead';
