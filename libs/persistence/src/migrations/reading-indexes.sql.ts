/**
 * Indexes for lists of a million tasks. Two hold all that lists are narrowed by, so that whole subtrees are counted and
 * read in the order of their due days without their rows; see `taskPage`.
 */
export const readingIndexes = `
DROP INDEX task_path;
CREATE INDEX task_place ON task (path)
  INCLUDE (sensitive, unit_type, clause, status, due_at, overdue_at, yellow_at, red_at);
DROP INDEX task_due;
CREATE INDEX task_due ON task (due_at, id)
  INCLUDE (path, sensitive, clause, status, overdue_at, yellow_at, red_at);
CREATE INDEX task_clause_due ON task (clause, due_at, id);
CREATE INDEX task_type_place ON task (unit_type, path);
CREATE INDEX task_sensitive_place ON task (path) WHERE sensitive;
`;
