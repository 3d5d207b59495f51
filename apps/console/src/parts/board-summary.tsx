import { Link } from 'react-router-dom';
import type { Tally } from '../board-model';
import { lightColours, lightSigns } from '../words';
import { completedShare } from './tally-words';

interface Props {
  readonly totals: Tally;
  /** The list of tasks that the figures count, as a query without `?`; empty for all. */
  readonly scope: string;
}

/** The figures of all that the board shows, each leading to its tasks. */
export function BoardSummary({ totals, scope }: Props) {
  const to = (narrowing: string) => {
    const query = [scope, narrowing].filter(Boolean).join('&');
    return `/tasks${query ? `?${query}` : ''}`;
  };
  const share = completedShare(totals);
  const figures = [
    { name: '事项', value: totals.total, to: to('') },
    { name: '逾期', value: totals.overdue, to: to('overdue=true'), colour: lightColours.red, sign: '!' },
    { name: '告急', value: totals.red, to: to('light=red'), colour: lightColours.red, sign: lightSigns.red },
    {
      name: '预警',
      value: totals.yellow,
      to: to('light=yellow'),
      colour: lightColours.yellow,
      sign: lightSigns.yellow,
    },
    {
      name: '办结',
      value: totals.blue,
      to: to('light=blue'),
      colour: lightColours.blue,
      sign: lightSigns.blue,
    },
  ];
  return (
    <div className="strip">
      {figures.map(({ name, value, to: address, colour, sign }) => (
        <Link key={name} to={address} className="figure">
          <span className="name">
            {sign ? (
              <i aria-hidden style={{ color: colour }}>
                {sign}{' '}
              </i>
            ) : null}
            {name}
          </span>
          <strong className="num" style={value > 0 && colour ? { color: colour } : undefined}>
            {value}
          </strong>
        </Link>
      ))}
      <span className="figure">
        <span className="name">办结率</span>
        <strong className="num">{share === null ? '—' : `${share}%`}</strong>
      </span>
    </div>
  );
}
