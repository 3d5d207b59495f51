/**
 * Rules that change while tasks run: what is being moved and how far it has come, every notice of a year beside the
 * former ones, and who stands in for whom.
 */
export const schemaRules = `
-- A change of rules on its way through the running tasks, batch by batch; a batch and its place here are one transaction.
CREATE TABLE rule_change (
  id           uuid PRIMARY KEY,
  kind         text NOT NULL CHECK (kind IN ('template', 'calendar', 'succession')),
  -- template: {clause, version}; calendar: {year, before}; succession: {on}
  body         jsonb NOT NULL,
  actor        jsonb NOT NULL,
  -- settling: all were moved; once more for those that another process wrote meanwhile
  state        text NOT NULL CHECK (state IN ('running', 'settling', 'done')),
  -- the last docket that was looked at
  after_docket uuid,
  seen         integer NOT NULL DEFAULT 0,
  moved        integer NOT NULL DEFAULT 0,
  requested_by text NOT NULL,
  requested_at timestamptz NOT NULL,
  swept_at     timestamptz,
  finished_at  timestamptz,
  ordinal      bigint GENERATED ALWAYS AS IDENTITY
);
CREATE INDEX rule_change_open ON rule_change (ordinal) WHERE state <> 'done';

-- Versions of a year's notice, from the first that was loaded over another; calendar_year holds the newest.
CREATE TABLE calendar_notice (
  year      integer NOT NULL,
  version   integer NOT NULL,
  body      jsonb NOT NULL,
  loaded_by text,
  loaded_at timestamptz NOT NULL,
  PRIMARY KEY (year, version)
);

-- Kinds of unit whose work another kind takes over from a day on (承接), beside those the organisation carries.
CREATE TABLE succession (
  former    text PRIMARY KEY,
  successor text NOT NULL,
  on_day    date NOT NULL,
  loaded_by text NOT NULL,
  loaded_at timestamptz NOT NULL,
  CHECK (former <> successor)
);

-- Who stands in for whom (AB 角), from one instant to another.
CREATE TABLE delegation (
  id         uuid PRIMARY KEY,
  principal  text NOT NULL REFERENCES account ON DELETE CASCADE,
  deputy     text NOT NULL REFERENCES account ON DELETE CASCADE,
  since      timestamptz NOT NULL,
  until      timestamptz NOT NULL,
  -- given as whole days, and told so
  in_days    boolean NOT NULL,
  set_by     text NOT NULL,
  set_at     timestamptz NOT NULL,
  revoked_by text,
  revoked_at timestamptz,
  CHECK (since < until AND principal <> deputy)
);
CREATE INDEX delegation_deputy ON delegation (deputy, until);
CREATE INDEX delegation_principal ON delegation (principal, until);
`;
