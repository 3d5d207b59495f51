/** What people made of a document's proposals: versions that are added and never changed. */
export const documentProposalsSql = `
CREATE TABLE document_proposals (
  document_id uuid NOT NULL REFERENCES document,
  version     integer NOT NULL CHECK (version > 0),
  plan_year   integer NOT NULL,
  -- [{clause, tasks: [task template]}]
  clauses     jsonb NOT NULL,
  edited_by   jsonb NOT NULL,
  edited_at   timestamptz NOT NULL,
  PRIMARY KEY (document_id, version)
);
`;
