import type { Caller, HeldPost } from './caller';
import { isRuralOffice } from './visibility';
import { issuingPosts } from './issuing';

/** Places whose drafts of slips a caller sees, with those below: of its 农办, 督查室 and party committees. */
export function slipPlaces(caller: Caller): readonly string[] {
  return caller.posts
    .filter(({ unitType }) => isRuralOffice(unitType) || unitType === 'party_office' || unitType === 'party')
    .map(({ path }) => path);
}

/** The post in which a caller decides the slips of a place's 农办: head or deputy of that 农办 or of the place's 督查室. */
export function decidingPost(caller: Caller, deciderTerritory: string): HeldPost | undefined {
  return issuingPosts(caller).find(({ territory }) => territory === deciderTerritory);
}

/** The post in which a caller words the slips of a place's 农办 before they are decided, whichever it is of that 农办 or the 督查室. */
export function wordingPost(caller: Caller, deciderTerritory: string): HeldPost | undefined {
  const own = caller.posts.filter(({ territory }) => territory === deciderTerritory);
  return own.find((post) => post.ruralOffice || post.unitType === 'party_office');
}

/** Places in whose 督查室 a caller works: it decides the slips of the place's 农办, also on tasks it has no other part in. */
export function besidePlaces(caller: Caller): readonly string[] {
  return caller.posts.filter(({ unitType }) => unitType === 'party_office').map(({ territory }) => territory);
}

/** Places whose slips a caller decides. */
export function decidingTerritories(caller: Caller): readonly string[] {
  return issuingPosts(caller).map(({ territory }) => territory);
}
