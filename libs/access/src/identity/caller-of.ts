import type { Post } from '@duban/organisation';
import type { Caller, HeldPost, Principal } from '../permission/caller';
import { pathOf } from '../permission/organisation-view';
import type { OrganisationView } from '../permission/organisation-view';
import { isRuralOffice, nothing, together, visibilityOfPost } from '../permission/visibility';

/** An account as the tables have it. */
export interface Account {
  readonly username: string;
  readonly name: string;
  readonly administrator: boolean;
  /** The password was made by the machine: until it is changed, nothing else is answered. */
  readonly mustChangePassword?: boolean;
  /** Own posts, and those of whom the account stands in for now. */
  readonly posts: readonly {
    readonly unit: string;
    readonly post: string;
    readonly deputyOf?: Principal | null;
  }[];
}

/** An account with what its posts may see; posts of units that do not exist (any more) count for nothing. */
export function callerOf(account: Account, organisation: OrganisationView): Caller {
  const posts = account.administrator
    ? []
    : account.posts.flatMap(({ unit, post, deputyOf }) =>
        heldPost(unit, post as Post, organisation).map((held) => (deputyOf ? { ...held, deputyOf } : held)),
      );
  return {
    username: account.username,
    name: account.name,
    administrator: account.administrator,
    mustChangePassword: account.mustChangePassword ?? false,
    posts,
    visibility: posts.length === 0 ? nothing : together(posts.map((post) => post.visibility)),
  };
}

function heldPost(code: string, post: Post, organisation: OrganisationView): HeldPost[] {
  const unit = organisation.unit(code);
  if (unit === null) return [];
  const path = pathOf(organisation, unit.territory);
  if (path === null) return [];
  return [
    {
      unit: code,
      post,
      unitType: unit.type,
      level: unit.level,
      territory: unit.territory,
      path,
      ruralOffice: isRuralOffice(unit.type),
      visibility: visibilityOfPost(unit, post, path),
    },
  ];
}
