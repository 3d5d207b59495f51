/**
 * What a task's state says of an open obstacle and an open objection, for lists and for who may see it; null where none
 * is open, as in all rows written before.
 */
export const schemaObstacles = `
ALTER TABLE task
  -- the unit that holds the open obstacle, since when, and what kind of obstacle it is called
  ADD COLUMN obstacle_held_by text,
  ADD COLUMN obstacle_since timestamptz,
  ADD COLUMN obstacle_cause text,
  -- the unit that decides the open objection
  ADD COLUMN objection_reviewer text;
CREATE INDEX task_obstacle ON task (obstacle_held_by, obstacle_since, id) WHERE obstacle_held_by IS NOT NULL;
CREATE INDEX task_objection ON task (objection_reviewer, id) WHERE objection_reviewer IS NOT NULL;
`;
