import type { Organisation } from '@duban/organisation';
import type { RehearsalReport } from '@duban/rehearsal';
import { levelNames } from '../plan-text';
import { barChart, dayChart, escaped, shareChart } from './charts';
import { personTitle } from './rehearsal-text';
import { behaviourNames, count, engineNames, lightNames, stepName } from './rehearsal-words';

const style = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; background: #f5f7fa; color: #1f2933; font: 15px/1.6 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
main { max-width: 1080px; margin: 0 auto; padding: 24px 16px 48px; }
h1 { font-size: 24px; line-height: 1.35; margin: 0 0 4px; }
h2 { font-size: 17px; margin: 0 0 4px; }
p { margin: 0 0 12px; color: #5b6673; }
section { background: #fff; border: 1px solid #e3e7ec; border-radius: 10px; padding: 18px 20px; margin-top: 16px; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: 12px; margin-top: 16px; }
.tile { background: #fff; border: 1px solid #e3e7ec; border-radius: 10px; padding: 12px 16px; }
.tile b { display: block; font-size: 24px; line-height: 1.3; font-variant-numeric: tabular-nums; }
.tile span { color: #5b6673; font-size: 13px; }
.two { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 420px), 1fr)); gap: 16px; }
svg { width: 100%; height: auto; display: block; }
.bar { display: grid; grid-template-columns: minmax(96px, 42%) 1fr 5.5em; gap: 10px; align-items: center; padding: 3px 0; font-size: 13px; }
.bar svg { height: 14px; }
.bar b { font-weight: 500; font-variant-numeric: tabular-nums; }
svg.share { height: 36px; border-radius: 6px; }
.wide { overflow-x: auto; }
.wide svg { min-width: 620px; }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { text-align: left; padding: 6px 8px; border-bottom: 1px solid #eef1f4; }
th { color: #5b6673; font-weight: 500; }
td.n, th.n { text-align: right; white-space: nowrap; }
.key { display: flex; flex-wrap: wrap; gap: 4px 18px; margin-top: 10px; font-size: 14px; }
.key i { display: inline-block; width: 10px; height: 10px; border-radius: 2px; margin-right: 6px; }
footer { margin-top: 20px; color: #7b8794; font-size: 12px; overflow-wrap: anywhere; }
`;

/** What a page is made from. */
export interface PageSubject {
  readonly title: string;
  readonly report: RehearsalReport;
  readonly organisation: Organisation;
}

/** A page that stands by itself: no script, no network, every chart drawn in the page. */
export function rehearsalPage(subject: PageSubject): string {
  const { title, report } = subject;
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}：${report.year} 年推演</title><style>${style}</style></head><body><main>
<h1>${escaped(title)}</h1>
<p>${report.year} 年推演：按 ${report.issuedOn} 交办，下达到${levelNames[report.depth]}，至 ${report.endsOn}，${report.workingDays} 个工作日；办理情形为${behaviourNames[report.behaviour]}。</p>
${tiles(report)}
${messages(report)}
<div class="two">${reports(subject)}${levels(report)}</div>
${busiest(subject)}
<div class="two">${ladder(report)}${board(report)}</div>
<footer>随机种子 ${report.seed}；引擎 ${report.engine}（${engineNames[report.engine]}）；指纹 ${report.fingerprint}</footer>
</main></body></html>
`;
}

const section = (title: string, note: string, body: string): string =>
  `<section><h2>${title}</h2><p>${note}</p>${body}</section>`;

function tiles({
  tasks,
  dockets,
  reports: load,
  messages: sent,
  workload,
  overdueDays,
}: RehearsalReport): string {
  const figures: readonly (readonly [value: string, name: string])[] = [
    [count(tasks), `项任务，${count(dockets)} 份责任清单`],
    [count(load.perUnit.mean), `次报送，每单位全年（最多 ${count(load.perUnit.max)} 次）`],
    [count(sent.perPersonDay.mean), `条消息，每人每工作日（最多 ${count(sent.perPersonDay.max)} 条）`],
    [count(workload.perPersonDay.max), '项，一人一天最多要看的事项'],
    [count(overdueDays.tasks), `项逾期，平均 ${count(overdueDays.mean)} 个工作日`],
  ];
  return `<div class="tiles">${figures.map(([value, name]) => `<div class="tile"><b>${value}</b><span>${name}</span></div>`).join('')}</div>`;
}

function messages({ days, workload, digests, urgent }: RehearsalReport): string {
  const bars = days.map(({ date, messages: sent, items }) => ({
    date,
    label: date,
    value: sent,
    text: `${date}：${count(sent)} 条消息，${count(items)} 项事项，${count(workload.people === 0 ? 0 : sent / workload.people)} 条/人`,
  }));
  return section(
    '每天发出的消息',
    `摘要 ${count(digests)} 份（每人每天至多一份），即时通知 ${count(urgent)} 条，涉及 ${count(workload.people)} 人。`,
    `<div class="wide">${dayChart(bars, '每天发出的消息')}</div>`,
  );
}

function reports({ report, organisation }: PageSubject): string {
  const { asked, made, missed, busiest: most } = report.reports;
  const bars = most.map((unit) => ({
    label: organisation.unit(unit.unit)?.name ?? unit.unit,
    value: unit.asked,
    text: `${count(unit.asked)} 次`,
  }));
  return section(
    '报送最多的单位',
    `全年要求报送 ${count(asked)} 次，报了 ${count(made)} 次，未按期 ${count(missed)} 次。`,
    barChart(bars, '报送最多的单位'),
  );
}

function levels({ levels: all }: RehearsalReport): string {
  const rows = all.map(
    ({ level, units, tasks, reports: asked }) =>
      `<tr><td>${levelNames[level]}</td><td class="n">${count(units)}</td><td class="n">${count(tasks)}</td><td class="n">${count(asked)}</td><td class="n">${(asked / units).toFixed(1)}</td></tr>`,
  );
  return section(
    '各级负担',
    '每一级的单位、任务与全年报送次数。',
    `<table><tr><th>级别</th><th class="n">单位</th><th class="n">任务</th><th class="n">报送</th><th class="n">每单位</th></tr>${rows.join('')}</table>`,
  );
}

function busiest({ report, organisation }: PageSubject): string {
  const rows = report.workload.busiest.map(
    (day) =>
      `<tr><td>${escaped(personTitle(organisation, day))}</td><td class="n">${day.date}</td><td class="n">${count(day.items)}</td></tr>`,
  );
  return section(
    '最忙的日子',
    '一人一天要看的事项（摘要中的条目与即时通知）最多的日子。',
    `<table><tr><th>何人</th><th class="n">日期</th><th class="n">事项</th></tr>${rows.join('')}</table>`,
  );
}

function ladder({ escalations }: RehearsalReport): string {
  const bars = escalations.map(({ level, count: times }) => ({
    label: stepName(level),
    value: times,
    text: `${count(times)} 次`,
    colour: '#d23c3c',
  }));
  return section(
    '逾期逐级报告',
    '逾期任务沿本单位的链条逐级报告的次数。',
    bars.length === 0 ? '<p>没有任务逾期到需要报告。</p>' : barChart(bars, '逾期逐级报告'),
  );
}

function board({ board: lights, tasks, endsOn }: RehearsalReport): string {
  const parts = lightNames.map(([light, name, colour]) => ({
    label: name,
    value: lights[light],
    text: `${name}：${count(lights[light])} 项`,
    colour,
  }));
  const key = parts.map(({ text, colour }) => `<span><i style="background:${colour}"></i>${text}</span>`);
  return section(
    '年末看板',
    `${endsOn}，共 ${count(tasks)} 项任务。`,
    `${shareChart(parts, '年末看板')}<div class="key">${key.join('')}</div>`,
  );
}
