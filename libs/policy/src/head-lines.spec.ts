import { bracketDate, dateLine, documentNumber, labelled, numberBefore } from './head-lines';

describe('lines at the head of a document', () => {
  it.each([
    ['新党发〔2023〕1号', '新党发〔2023〕1号'],
    ['某党发[2024]3号', '某党发〔2024〕3号'],
    ['某政办发（2024） 12 号', '某政办发〔2024〕12号'],
    ['（某政发〔2024〕7号）', '某政发〔2024〕7号'],
    ['文号：某函【2022】6号', '某函〔2022〕6号'],
    ['某发〔2024〕9号    签发人：张某某', '某发〔2024〕9号'],
    ['某省人民政府令第174号', '某省人民政府令第174号'],
    ['根据国发〔2023〕5号文件', null],
    ['第三号', null],
  ])('%s is the number %s', (line, number) => {
    expect(documentNumber(line)).toBe(number);
  });

  it.each([
    ['2024年3月5日', '2024-03-05'],
    ['（2024年3月5日）', '2024-03-05'],
    ['二〇二四年三月五日', '2024-03-05'],
    ['二○二四年十二月三十一日', '2024-12-31'],
    ['2024-03-05', '2024-03-05'],
    ['2024.3.5', '2024-03-05'],
    ['2024/3/5', '2024-03-05'],
    ['２０２４年３月５日印发', '2024-03-05'],
    ['成文日期：2024年3月5日', '2024-03-05'],
    ['2024 年 3 月 5 日', '2024-03-05'],
    ['2024年2月30日', null],
    ['2024年3月5日召开会议', null],
    ['2024年3月', null],
  ])('%s is the date %s', (line, date) => {
    expect(dateLine(line)).toBe(date);
  });

  it('takes the day of publication before that of adoption', () => {
    const line = '（2021年9月28日常务会议通过 2021年10月12日政府令第86号公布 自2021年11月1日起施行）';
    expect(bracketDate(line)).toBe('2021-10-12');
    expect(bracketDate('（2024年1月10日县委常委会会议通过）')).toBe('2024-01-10');
  });

  it('reads several labels on a line', () => {
    expect(labelled('发布单位: 市政府 成文日期: 2025-03-31 文件编号: 某政函〔2025〕20号')).toMatchObject({
      number: '某政函〔2025〕20号',
      issuedOn: '2025-03-31',
    });
    expect(labelled('全市农业工作')).toBeNull();
  });

  it('parts a number from the title behind it', () => {
    expect(numberBefore('晋政办发〔2017〕55号 某省人民政府办公厅关于印发方案的通知')).toEqual({
      number: '晋政办发〔2017〕55号',
      rest: '某省人民政府办公厅关于印发方案的通知',
    });
  });
});
