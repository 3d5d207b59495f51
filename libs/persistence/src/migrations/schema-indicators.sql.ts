/** Figures of issued clauses, what units report for them, and the assessments of years. */
export const schemaIndicators = `
-- A figure of an issued task: one a clause, key and place, whichever units carry it. Made from the terms.
CREATE TABLE indicator (
  id               uuid PRIMARY KEY,
  issue_id         uuid NOT NULL REFERENCES issue,
  clause           integer NOT NULL,
  key              text NOT NULL,
  -- its place among the task's figures, from 1
  position         integer NOT NULL,
  template_version integer NOT NULL,
  title            text NOT NULL,
  -- the territory whose total or rate the document names: the issuer's
  whole            text NOT NULL,
  -- text, comparator, value, unit, kind, rollUp, weight
  body             jsonb NOT NULL,
  rhythm           text NOT NULL,
  curve            jsonb,
  sensitive        boolean NOT NULL,
  UNIQUE (issue_id, clause, key, position)
);

CREATE FUNCTION keep_indicators(t terms) RETURNS void LANGUAGE sql AS $$
  INSERT INTO indicator (id, issue_id, clause, key, position, template_version, title, whole, body, rhythm, curve, sensitive)
  SELECT md5(concat_ws('/', 'indicator', t.issue_id, t.clause, t.key, f.position))::uuid, t.issue_id, t.clause, t.key,
    f.position, (t.body ->> 'templateVersion')::integer, t.title,
    coalesce((SELECT split_part(d.requested_by ->> 'unit', '-', 1) FROM dispatch d WHERE d.id = t.dispatch_id), '65'),
    f.figure, t.body ->> 'rhythm', nullif(t.body -> 'curve', 'null'::jsonb), (t.body ->> 'sensitive')::boolean
  FROM jsonb_array_elements(t.body -> 'indicators') WITH ORDINALITY AS f (figure, position)
  ON CONFLICT (issue_id, clause, key, position) DO UPDATE
    SET template_version = excluded.template_version, title = excluded.title, body = excluded.body,
      rhythm = excluded.rhythm, curve = excluded.curve
    -- a share of a divided task has terms of its own, and changes nobody's figure
    WHERE t.dispatch_id IS NOT NULL AND indicator.template_version <= excluded.template_version;
$$;
CREATE FUNCTION keep_indicators_of_terms() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM keep_indicators(NEW);
  RETURN NULL;
END $$;
CREATE TRIGGER terms_indicators AFTER INSERT ON terms FOR EACH ROW
  WHEN (jsonb_array_length(NEW.body -> 'indicators') > 0) EXECUTE FUNCTION keep_indicators_of_terms();
SELECT keep_indicators(t) FROM terms t WHERE jsonb_array_length(t.body -> 'indicators') > 0;

-- Values in reports of tasks are reports of the figure: found by this index, kept nowhere else.
CREATE INDEX task_event_values ON task_event (task_id, seq)
  WHERE kind = 'progressed' AND data -> 'values' <> '{}'::jsonb;
-- Tasks that a unit handed on.
CREATE INDEX task_event_handed_on ON task_event ((data ->> 'from')) WHERE kind = 'reassigned';

CREATE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of % are added, never changed', TG_TABLE_NAME;
END $$;

-- Values reported for a figure itself; a later row of a unit and period stands, the earlier ones are its history.
CREATE TABLE indicator_report (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  indicator_id uuid NOT NULL REFERENCES indicator,
  unit         text NOT NULL,
  territory    text NOT NULL,
  path         text COLLATE "C" NOT NULL,
  period       text NOT NULL,
  value        double precision NOT NULL,
  -- as it was written: 2/3, 98.4
  written      text NOT NULL,
  source       text NOT NULL CHECK (source IN ('report', 'correction', 'import')),
  reason       text,
  file_name    text,
  reported_by  jsonb NOT NULL,
  at           timestamptz NOT NULL
);
CREATE INDEX indicator_report_place ON indicator_report (indicator_id, path);
CREATE TRIGGER indicator_report_kept BEFORE UPDATE OR DELETE ON indicator_report
  FOR EACH ROW EXECUTE FUNCTION append_only();

-- Shares of a total, baselines and weights, set territory by territory; the latest row stands.
CREATE TABLE indicator_setting (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  indicator_id uuid NOT NULL REFERENCES indicator,
  territory    text NOT NULL,
  kind         text NOT NULL CHECK (kind IN ('target', 'weight')),
  -- null: taken away
  value        double precision,
  set_by       jsonb NOT NULL,
  at           timestamptz NOT NULL
);
CREATE INDEX indicator_setting_place ON indicator_setting (indicator_id, kind, territory, id);
CREATE TRIGGER indicator_setting_kept BEFORE UPDATE OR DELETE ON indicator_setting
  FOR EACH ROW EXECUTE FUNCTION append_only();

-- A year's assessment as published: a correction is another beside it.
CREATE TABLE assessment_publication (
  id               uuid PRIMARY KEY,
  year             integer NOT NULL,
  number           integer NOT NULL,
  state            text NOT NULL CHECK (state IN ('computing', 'published')),
  rules            jsonb NOT NULL,
  -- what happened by then counts
  cutoff           timestamptz NOT NULL,
  -- the last rows that were there when it began
  reports_upto     bigint NOT NULL,
  settings_upto    bigint NOT NULL,
  objections_upto  bigint NOT NULL,
  -- of the working days it was counted by
  calendar_hash    bytea NOT NULL,
  -- SHA-256 over its canonical content
  hash             bytea,
  units            integer,
  tasks            integer,
  published_by     jsonb NOT NULL,
  published_at     timestamptz NOT NULL,
  UNIQUE (year, number)
);
CREATE TABLE assessment_share (
  publication_id uuid NOT NULL REFERENCES assessment_publication,
  unit           text NOT NULL,
  task_id        uuid NOT NULL,
  -- the last event of the task that counted
  upto_seq       integer NOT NULL,
  body           jsonb NOT NULL,
  PRIMARY KEY (publication_id, unit, task_id)
);
CREATE INDEX assessment_share_task ON assessment_share (publication_id, task_id);
CREATE TABLE assessment_score (
  publication_id uuid NOT NULL REFERENCES assessment_publication,
  unit           text NOT NULL,
  unit_type      text NOT NULL,
  path           text COLLATE "C" NOT NULL,
  -- score, earned, possible, tasks, byRule; the points stand in the shares
  body           jsonb NOT NULL,
  PRIMARY KEY (publication_id, unit)
);
CREATE TABLE assessment_objection (
  id             uuid PRIMARY KEY,
  number         bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  publication_id uuid NOT NULL REFERENCES assessment_publication,
  unit           text NOT NULL,
  unit_type      text NOT NULL,
  path           text COLLATE "C" NOT NULL,
  text           text NOT NULL,
  -- the unit that decides it
  reviewer       text NOT NULL,
  raised_by      jsonb NOT NULL,
  raised_at      timestamptz NOT NULL,
  -- orders the decisions: a publication counts those up to its own
  decision       bigint UNIQUE,
  upheld         boolean,
  answer         text,
  -- [{taskId, seq, points}] of an upheld one
  corrections    jsonb,
  decided_by     jsonb,
  decided_at     timestamptz
);
CREATE UNIQUE INDEX assessment_objection_open ON assessment_objection (publication_id, unit) WHERE decided_at IS NULL;
CREATE INDEX assessment_objection_publication ON assessment_objection (publication_id, raised_at);
`;
