/**
 * Days off in mainland China, local dates. 2026: every day off of the State Council's notice of 2025-11-04 (document 7 of 2025),
 * on which two machine-readable calendars agree. 2027: only the weekdays that the law itself makes public holidays, because no
 * copy of the notice for 2027 was found by 2026-11-22; the days around them belong here once it is published. Weekends on which
 * people work in exchange are not in here, because they are weekends all the same to those who leave out weekends anyway.
 *
 * @see https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm
 */
export const CHINESE_PUBLIC_HOLIDAYS: readonly string[] = [
  ...daysFrom('2026-01-01', 3), // New Year
  ...daysFrom('2026-02-15', 9), // Spring Festival
  ...daysFrom('2026-04-04', 3), // Qingming
  ...daysFrom('2026-05-01', 5), // Labour Day
  ...daysFrom('2026-06-19', 3), // Dragon Boat Festival
  ...daysFrom('2026-09-25', 3), // Mid-Autumn Festival
  ...daysFrom('2026-10-01', 7), // National Day
  '2027-01-01', // New Year
  '2027-02-05', // Eve of the Spring Festival
  '2027-02-08', // Third day of the Spring Festival
  '2027-04-05', // Qingming
  '2027-06-09', // Dragon Boat Festival
  '2027-09-15', // Mid-Autumn Festival
  '2027-10-01', // National Day
];

function daysFrom(first: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => new Date(Date.parse(first) + index * 86_400_000).toISOString().slice(0, 10));
}
