import { templates } from '@duban/workflows/templates';
import { coverage } from './coverage';
import { clauseOf, documentOf } from './document.fixture';

describe('coverage', () => {
  it('finds every sentence of the document answered for', () => {
    const found = coverage(documentOf(templates.map((template) => clauseOf(template))), templates);
    expect(found).toMatchObject({ sentences: 152, covered: 152, uncovered: [] });
    expect(found.clauses[0]?.sentences[0]?.tasks).toContain('relief-responsibility');
  });

  it('names the sentences nobody answers for', () => {
    const [first] = templates;
    const clause = clauseOf(first!);
    const strange = {
      index: clause.sentences.length + 1,
      text: '全面推行一网通办，实现政务服务全程网上办理。',
    };
    const found = coverage(
      documentOf([
        { ...clause, sentences: [...clause.sentences, strange] },
        clauseOf(first!, {
          number: 80,
          heading: '附则',
          sentences: [{ index: 1, text: '本意见自印发之日起施行。' }],
        }),
      ]),
      templates,
    );
    expect(found.uncovered).toEqual([{ clause: 14, sentence: strange.index }]);
    expect(found.sentences - found.covered).toBe(1);
    // a clause nobody has a template for is answered for by a task made from its own words, and says so
    expect(found.clauses.map(({ template, proposed }) => ({ template, proposed }))).toEqual([
      { template: 14, proposed: false },
      { template: null, proposed: true },
    ]);
    expect(found.clauses[1]?.sentences[0]?.tasks).toEqual(['c80-s1']);
  });
});
