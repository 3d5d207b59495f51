/** What the lists of supervision look for in histories and notices. */
export const deskLists = `
CREATE INDEX task_event_cleared ON task_event (at, task_id) WHERE kind = 'obstacle-cleared';
CREATE INDEX notice_unit ON notice (unit, day);
`;
