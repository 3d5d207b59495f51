/**
 * Indexes for lists by clause and by unit, each with all that lists are narrowed by, for what turned red within a week,
 * and for results: closed tasks and overdue ones are few until late in a year.
 */
export const deskIndexes = `
DROP INDEX task_unit_due;
CREATE INDEX task_unit_due ON task (unit, due_at, id)
  INCLUDE (path, sensitive, clause, status, overdue_at, yellow_at, red_at);
DROP INDEX task_clause_due;
CREATE INDEX task_clause_due ON task (clause, due_at, id)
  INCLUDE (path, sensitive, status, overdue_at, yellow_at, red_at);
CREATE INDEX task_red ON task (red_at) WHERE red_at IS NOT NULL;
CREATE INDEX task_closed ON task (path) WHERE status IN ('completed', 'terminated');
`;
