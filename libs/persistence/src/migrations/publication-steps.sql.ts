/**
 * A publication is worked out step by step: how far it has come stands beside it, and one a year is under way at most.
 * What a computation left that was killed before it had steps is taken away; it had published nothing.
 */
export const publicationSteps = `
DELETE FROM assessment_score s USING assessment_publication p WHERE p.id = s.publication_id AND p.state = 'computing';
DELETE FROM assessment_share s USING assessment_publication p WHERE p.id = s.publication_id AND p.state = 'computing';
DELETE FROM assessment_publication WHERE state = 'computing';
ALTER TABLE assessment_publication
  DROP CONSTRAINT assessment_publication_state_check,
  ADD CONSTRAINT assessment_publication_state_check CHECK (state IN ('computing', 'published', 'verifying')),
  -- the last task that was assessed
  ADD COLUMN after_task uuid,
  -- how many there were when it began
  ADD COLUMN total integer;
CREATE UNIQUE INDEX assessment_publication_computing ON assessment_publication (year) WHERE state = 'computing';
-- Units are summed and hashed in the order of their codes, whatever the database sorts by.
ALTER TABLE assessment_share ALTER COLUMN unit TYPE text COLLATE "C";
ALTER TABLE assessment_score ALTER COLUMN unit TYPE text COLLATE "C";
`;
