/**
 * Accounts as an administrator keeps them: disabled ones, passwords that must be changed, and who changed what. The posts
 * of a disabled account stand aside (`kept_posts`): whoever asks who holds a post finds nobody, without having to know.
 */
export const accountsSql = `
ALTER TABLE account
  ADD COLUMN disabled_at    timestamptz,
  -- posts that come back when it is enabled: [{unit, post}]; null while it is not disabled
  ADD COLUMN kept_posts     jsonb,
  -- the password was made by the machine: good until then, and for nothing but choosing another
  ADD COLUMN one_time_until timestamptz,
  ADD COLUMN version        integer NOT NULL DEFAULT 1;
CREATE TABLE account_change (
  id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  username text NOT NULL,
  kind     text NOT NULL,
  data     jsonb NOT NULL,
  by       text NOT NULL,
  at       timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX account_change_username ON account_change (username, id);
`;
