import { dayKind, weeksOf } from '../calendar-model';
import type { CalendarNotice, DayKind } from '../calendar-model';

const kindWords: Record<DayKind, string> = {
  holiday: '休',
  'make-up': '班',
  regional: '疆',
  rest: '',
  work: '',
};
const titles: Record<DayKind, string> = {
  holiday: '节假日',
  'make-up': '调休上班',
  regional: '新疆放假',
  rest: '周末',
  work: '工作日',
};
const weekdays = ['一', '二', '三', '四', '五', '六', '日'];
const months = Array.from({ length: 12 }, (_, i) => i + 1);

export function CalendarLegend() {
  return (
    <div className="legend">
      {(['work', 'rest', 'holiday', 'regional', 'make-up'] as const).map((kind) => (
        <span key={kind} className={`day ${kind}`} style={{ border: '1px solid #e4e9ef' }}>
          {titles[kind]}
        </span>
      ))}
    </div>
  );
}

/** A year's twelve months, each day as it counts. */
export function CalendarMonths({
  notice,
  today,
}: {
  readonly notice: CalendarNotice;
  readonly today?: string;
}) {
  return (
    <div className="months">
      {months.map((month) => (
        <section key={month} className="month">
          <strong>{month}月</strong>
          <table>
            <thead>
              <tr>
                {weekdays.map((name) => (
                  <th key={name}>{name}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {weeksOf(notice.year, month).map((week) => (
                <tr key={week.find((day) => day !== null)}>
                  {week.map((day, i) => {
                    if (day === null) return <td key={weekdays[i]} />;
                    const kind = dayKind(day, notice);
                    return (
                      <td
                        key={day}
                        className={`day ${kind}${day === today ? ' today' : ''}`}
                        title={`${day} ${titles[kind]}`}
                      >
                        {Number(day.slice(8))}
                        <small>{kindWords[kind]}</small>
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ))}
    </div>
  );
}
