import type { Post } from '@duban/organisation';
import type { Caller, HeldPost } from '../permission/caller';
import { pathOf } from '../permission/organisation-view';
import type { OrganisationView } from '../permission/organisation-view';
import { isRuralOffice, nothing, together, visibilityOfPost } from '../permission/visibility';

/** An account as the tables have it. */
export interface Account {
  readonly username: string;
  readonly name: string;
  readonly administrator: boolean;
  readonly posts: readonly { readonly unit: string; readonly post: string }[];
}

/** An account with what its posts may see; posts of units that do not exist (any more) count for nothing. */
export function callerOf(account: Account, organisation: OrganisationView): Caller {
  const posts = account.administrator
    ? []
    : account.posts.flatMap((held) => heldPost(held.unit, held.post as Post, organisation));
  return {
    username: account.username,
    name: account.name,
    administrator: account.administrator,
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
