import { loadOrganisation } from '@duban/seeds';
import { proposedScope } from './proposed-scope';

const organisation = loadOrganisation();

describe('where a proposed task applies', () => {
  it.each([
    ['推进南疆四地州设施农业发展。', 'southern'],
    ['加大对32个脱贫县的支持力度。', 'poverty'],
    ['抓好易地搬迁安置点后续扶持。', 'resettlement'],
    ['在试点县开展整省推进。', 'pilot'],
    ['建设示范村300个。', 'demo-villages'],
    ['支持边境县发展边贸。', 'conditional'],
    ['新建高标准农田300万亩。', 'all'],
    ['开展农村改革试点。', 'all'],
  ])('%s', (text, scope) => {
    const found = proposedScope(organisation, text, 'region');
    expect(found.scope).toBe(scope);
    expect(found.guessed).toBe(scope !== 'all');
  });

  it('names the places a sentence names, the widest of them', () => {
    const found = proposedScope(organisation, '支持喀什地区疏勒县、和田地区先行建设。', 'region');
    expect(found).toEqual({ scope: 'conditional', places: ['6531', '6532'], guessed: true });
  });

  it('leaves the issuer’s own subtree to who issues below the region', () => {
    expect(proposedScope(organisation, '在疏勒县试点村推广。', 'county').scope).toBe('all');
  });
});
