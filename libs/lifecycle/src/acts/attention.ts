import { dayAt, dayNumber, dayText } from '../clock/days';
import type { Applier, Decider } from './act';

/**
 * 催办: once a working day per task, whoever urges (`urged-today`, with `day`, the day last urged); days off belong
 * to the working day before them.
 */
export const urge: Decider<'urge'> = ({ state, frame }, { text }, { now }) => {
  const { urgedOn } = state;
  if (urgedOn !== undefined && frame.index.between(dayNumber(urgedOn), dayAt(now)) === 0) {
    return { code: 'urged-today', params: { day: urgedOn } };
  }
  return { kind: 'urged', data: { text } };
};

export const urged: Applier<'urged'> = (_state, { at }) => ({ urgedOn: dayText(dayAt(at)) });

/** A remark, in any status; it changes nothing but who has heard of it. */
export const comment: Decider<'comment'> = (_view, { text, mentions }) => ({
  kind: 'commented',
  data: { text, mentions: mentions ?? [] },
});

export const commented: Applier<'commented'> = () => ({});
