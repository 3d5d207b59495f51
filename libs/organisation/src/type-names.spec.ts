import { loadOrganisation } from '@duban/seeds';

const organisation = loadOrganisation();

describe('a unit type by the name a document uses', () => {
  it.each([
    ['自治区交通运输厅', 'transport'],
    ['交通运输厅', 'transport'],
    ['交通运输局', 'transport'],
    ['水利部门', 'water'],
    ['自治区党委组织部', 'org'],
    ['组织部', 'org'],
    ['党委农办', 'rural_office'],
    ['自治区党委农办', 'rural_office'],
    ['自治区党委农村工作领导小组办公室', 'rural_office'],
    ['发展改革委', 'drc'],
    ['自治区发改委', 'drc'],
    ['自治区人力资源和社会保障厅', 'hr'],
    ['人社厅', 'hr'],
    ['国网新疆电力有限公司', 'grid'],
    ['自治区乡村振兴局', 'rural_revit'],
    ['兵团农业农村局', 'corps_agri'],
    ['共青团新疆维吾尔自治区委员会', 'youth'],
    ['妇联', 'women'],
    ['纪委监委', 'discipline'],
    ['中国人民银行新疆维吾尔自治区分行', 'pbc'],
    ['县农业农村局', 'agri'],
    ['疏勒县农业农村局', 'agri'],
    ['喀什地区林业和草原局', 'forestry'],
    ['县发展和改革委员会', 'drc'],
    ['县发改局', 'drc'],
    ['县委组织部', 'org'],
    ['地委农办', 'rural_office'],
    ['县委农办', 'rural_office'],
    ['州党委宣传部', 'pub'],
    ['县人民政府办公室', 'gov_office'],
    ['市政府办', 'gov_office'],
    ['县委办公室', 'party_office'],
    ['团县委', 'youth'],
    ['市市场监管局', 'market'],
    ['县卫健局', 'health'],
    ['生态环境分局', 'ecology'],
    ['市场监督管理局', 'market'],
    ['第一师阿拉尔市水利局', 'water'],
    ['自治州人力资源和社会保障局', 'hr'],
    ['县纪委监委', 'discipline'],
    ['兵团乡村振兴局', 'corps_agri'],
  ])('%s is %s', (name, type) => {
    expect(organisation.typeNamed(name)).toBe(type);
  });

  it.each(['各有关部门', '各地州市', '各乡镇人民政府', '县委', '县人民政府', '督查室', ''])(
    '%s is none',
    (name) => {
      expect(organisation.typeNamed(name)).toBeNull();
    },
  );

  it('is found by the short name of every type', () => {
    const lost = organisation.unitTypes().filter((type) => organisation.typeNamed(type.short) !== type.code);
    expect(lost.map((type) => type.short)).toEqual([]);
  });
});
