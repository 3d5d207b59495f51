import { dayFromNumber, dayNumber, dayNumberOf, yearOf } from './day';
import { lunarDays } from './lunar-days';
import type { CalendarYear, Day } from './types';

/** The first year of today's set of national holidays (国务院令第513号, in force since 2008-01-01). */
export const firstStatutoryYear = 2008;

/** From 2025 除夕 and 5月2日 are days off too (国务院令第795号). */
const firstYearOfThirteenDays = 2025;

/** Days off of the Spring Festival, counted from 初一: 除夕 was one until 2013 and is one again since 2025. */
function springDays(year: number): readonly number[] {
  if (year >= firstYearOfThirteenDays) return [-1, 0, 1, 2];
  return year >= 2014 ? [0, 1, 2] : [-1, 0, 1];
}

/** 清明 by the solar term's formula, good for 2000–2099. */
function qingming(year: number): number {
  const short = year % 100;
  return dayNumberOf(year, 4, Math.floor(short * 0.2422 + 4.81) - Math.floor(short / 4));
}

/** The day number of a date of the tabular (civil) Islamic calendar. */
function islamicDay(year: number, month: number, day: number): number {
  const julian = day + Math.ceil(29.5 * (month - 1)) + (year - 1) * 354 + Math.floor((3 + 11 * year) / 30);
  return julian + 1_948_439 - 2_440_587 - 1;
}

/** Every day of the Gregorian year that the tabular Islamic calendar calls `month`/`day`: one, seldom two. */
function islamicDaysIn(year: number, month: number, day: number): number[] {
  const near = Math.floor((year - 622) * 1.030_684);
  return [near - 1, near, near + 1, near + 2]
    .map((islamicYear) => islamicDay(islamicYear, month, day))
    .filter((number) => yearOf(dayFromNumber(number)) === year);
}

/** The national days off by law (全国年节及纪念日放假办法), without the swaps a notice adds. */
export function nationalStatutoryDays(year: number): readonly Day[] {
  const lunar = lunarDays[year];
  if (lunar === undefined) throw new RangeError(`no lunar calendar for ${year}`);
  const spring = dayNumber(`${year}-${lunar[0]}`);
  const dragonBoat = dayNumber(`${year}-${lunar[1]}`);
  const midAutumn = dayNumber(`${year}-${lunar[2]}`);
  const days = [
    dayNumberOf(year, 1, 1),
    ...springDays(year).map((days) => spring + days),
    qingming(year),
    dayNumberOf(year, 5, 1),
    ...(year >= firstYearOfThirteenDays ? [dayNumberOf(year, 5, 2)] : []),
    dragonBoat,
    midAutumn,
    dayNumberOf(year, 10, 1),
    dayNumberOf(year, 10, 2),
    dayNumberOf(year, 10, 3),
  ];
  return [...new Set(days)].sort((a, b) => a - b).map(dayFromNumber);
}

/**
 * Xinjiang's own festivals (自治区人民政府令第174号): 肉孜节 one day, 古尔邦节 three. The tabular calendar met
 * the notices of 2022–2026 on nine festivals of ten, and was a day late on the tenth (古尔邦节 2025).
 */
export function regionalStatutoryDays(year: number): readonly Day[] {
  const feast = islamicDaysIn(year, 10, 1);
  const sacrifice = islamicDaysIn(year, 12, 10).flatMap((number) => [number, number + 1, number + 2]);
  return [...feast, ...sacrifice].sort((a, b) => a - b).map(dayFromNumber);
}

/** A year whose notice has not come: weekends and the days by law, marked as provisional. */
export function provisionalYear(year: number): CalendarYear {
  return {
    year,
    holidays: nationalStatutoryDays(year),
    makeUpWorkdays: [],
    regionalDaysOff: regionalStatutoryDays(year),
    source: 'computed: the national days off by law and those of the region by its order no. 174',
    provisional: true,
  };
}
