import { useSession } from '../session';

const offices = /-(?:rural_office|party_office)$|^BT-corps$/u;

/** Whether one holds a post that brings in and issues documents: head or deputy of a level's 农办 or 督查室. */
export function useMayIssue(): boolean {
  const { me } = useSession();
  return me?.posts.some(({ unit, post }) => offices.test(unit) && post !== 'officer') === true;
}
