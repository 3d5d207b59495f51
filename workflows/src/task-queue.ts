/** The one task queue, from which every worker takes. */
export const taskQueue = 'duban';
