/** The one task queue: any number of workers take from it. */
export const taskQueue = 'duban';
