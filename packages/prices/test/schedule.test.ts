import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CompiledSchedule, type Schedule } from '../src/schedule.ts';

/** DeepSeek's peak hours as its English page states them: 01:00 to 04:00 and 06:00 to 10:00 UTC. */
const PEAK_UTC: Schedule = {
  timeZone: 'UTC',
  windows: [
    { from: '01:00', to: '04:00' },
    { from: '06:00', to: '10:00' },
  ],
};

/** The same hours as its Chinese page states them, on Monday to Friday. */
const PEAK_SHANGHAI: Schedule = {
  timeZone: 'Asia/Shanghai',
  days: [1, 2, 3, 4, 5],
  windows: [
    { from: '09:00', to: '12:00' },
    { from: '14:00', to: '18:00' },
  ],
  exceptDates: ['2026-10-01'],
};

/** Each row: an instant, whether the schedule applies at it, and why. */
type Row = readonly [instant: string, applies: boolean, why: string];

function testRows(schedule: Schedule, rows: readonly Row[]): void {
  test.each(rows)('%s: %s, %s', (instant, applies) => {
    expect(new CompiledSchedule(schedule).includes(Date.parse(instant))).toBe(applies);
  });
}

describe('windows in UTC begin with their first millisecond and end before that of their end', () => {
  testRows(PEAK_UTC, [
    ['2026-11-20T00:59:59.999Z', false, 'a millisecond before 01:00'],
    ['2026-11-20T01:00:00Z', true, '01:00 is in'],
    ['2026-11-20T03:59:59.999Z', true, 'the last millisecond before 04:00'],
    ['2026-11-20T04:00:00Z', false, '04:00 is out'],
    ['2026-11-20T05:59:59Z', false, 'a second before 06:00'],
    ['2026-11-20T06:00:00Z', true, '06:00 is in'],
    ['2026-11-20T09:59:59Z', true, 'a second before 10:00'],
    ['2026-11-20T10:00:00Z', false, '10:00 is out'],
    ['2026-11-21T01:00:00Z', true, 'a Saturday, and every day counts where none is named'],
  ]);
});

describe('seconds and the end of the day', () => {
  testRows({ timeZone: 'UTC', windows: [{ from: '23:59:30', to: '24:00' }] }, [
    ['2026-12-31T23:59:29.999Z', false, 'a millisecond before 23:59:30'],
    ['2026-12-31T23:59:30Z', true, '23:59:30 is in'],
    ['2026-12-31T23:59:59.999Z', true, 'the last millisecond of the year'],
    ['2027-01-01T00:00:00Z', false, 'the next day'],
  ]);
  testRows({ timeZone: 'UTC', windows: [{ from: '00:00', to: '24:00' }], days: [7] }, [
    ['1969-12-28T00:00:00Z', true, 'a Sunday before the epoch'],
    ['1969-12-27T23:59:59.999Z', false, 'the Saturday before it'],
    ['1969-12-29T00:00:00Z', false, 'the Monday after it'],
  ]);
});

describe('windows in Asia/Shanghai are eight hours earlier in UTC, and days and dates are the local ones', () => {
  testRows(PEAK_SHANGHAI, [
    ['2026-11-20T00:59:59Z', false, 'Friday 08:59:59'],
    ['2026-11-20T01:00:00Z', true, 'Friday 09:00:00'],
    ['2026-11-20T03:59:59Z', true, 'Friday 11:59:59'],
    ['2026-11-20T04:00:00Z', false, 'Friday 12:00:00'],
    ['2026-11-20T06:00:00Z', true, 'Friday 14:00:00'],
    ['2026-11-20T09:59:59Z', true, 'Friday 17:59:59'],
    ['2026-11-20T10:00:00Z', false, 'Friday 18:00:00'],
    ['2026-11-21T02:00:00Z', false, 'Saturday'],
    ['2026-11-22T02:00:00Z', false, 'Sunday'],
    ['2026-11-23T01:00:00Z', true, 'Monday'],
    ['2026-09-30T09:59:59Z', true, 'Wednesday, the last second before the holiday'],
    ['2026-10-01T01:00:00Z', false, 'Thursday, but an excepted date'],
    ['2026-10-02T01:00:00Z', true, 'Friday, which this schedule does not except'],
  ]);
  testRows({ timeZone: 'Asia/Shanghai', days: [1], windows: [{ from: '00:00', to: '08:00' }], exceptDates: ['2026-11-30'] }, [
    ['2026-11-22T15:59:59Z', false, 'Sunday in UTC and in Shanghai'],
    ['2026-11-22T16:00:00Z', true, 'Sunday in UTC, Monday 00:00 in Shanghai'],
    ['2026-11-22T23:59:59Z', true, 'Sunday in UTC, Monday 07:59:59 in Shanghai'],
    ['2026-11-23T00:00:00Z', false, 'Monday 08:00 in Shanghai'],
    ['2026-11-29T16:00:00Z', false, 'the 29th in UTC, the excepted 30th in Shanghai'],
    ['2026-12-06T16:00:00Z', true, 'the Monday after it'],
  ]);
});

describe('windows in Europe/Berlin follow the clocks', () => {
  const early: Schedule = { timeZone: 'Europe/Berlin', windows: [{ from: '02:00', to: '03:00' }] };
  describe('on 29 March 2026 there is no hour from 02:00 to 03:00', () => {
    testRows(early, [
      ['2026-03-28T01:00:00Z', true, '02:00 the day before'],
      ['2026-03-29T00:59:59.999Z', false, 'the last millisecond of winter time, 01:59:59.999'],
      ['2026-03-29T01:00:00Z', false, '03:00 of summer time'],
      ['2026-03-30T00:00:00Z', true, '02:00 the day after'],
      ['2026-03-30T00:59:59Z', true, '02:59:59 the day after'],
      ['2026-03-30T01:00:00Z', false, '03:00 the day after'],
    ]);
  });
  describe('on 25 October 2026 there are two', () => {
    testRows(early, [
      ['2026-10-24T23:59:59Z', false, '01:59:59 of summer time'],
      ['2026-10-25T00:00:00Z', true, '02:00 of summer time'],
      ['2026-10-25T00:59:59.999Z', true, '02:59:59.999 of summer time'],
      ['2026-10-25T01:00:00Z', true, '02:00 again, of winter time'],
      ['2026-10-25T01:59:59Z', true, '02:59:59 of winter time'],
      ['2026-10-25T02:00:00Z', false, '03:00 of winter time'],
    ]);
  });
  describe('an office day begins an hour earlier in UTC in summer', () => {
    testRows({ timeZone: 'Europe/Berlin', days: [1, 2, 3, 4, 5], windows: [{ from: '09:00', to: '17:00' }] }, [
      ['2026-03-27T07:59:59Z', false, 'Friday 08:59:59 of winter time'],
      ['2026-03-27T08:00:00Z', true, 'Friday 09:00 of winter time'],
      ['2026-03-30T07:00:00Z', true, 'Monday 09:00 of summer time'],
      ['2026-03-30T15:00:00Z', false, 'Monday 17:00 of summer time'],
      ['2026-10-26T07:30:00Z', false, 'Monday 08:30 of winter time'],
    ]);
  });
});

test('one schedule gives the same answers whatever it was asked before', () => {
  const schedule = new CompiledSchedule(PEAK_SHANGHAI);
  const instants = ['2026-11-20T01:00:00Z', '2026-10-01T01:00:00Z', '2026-11-20T00:59:59Z', '2026-11-20T01:00:00Z'].map((at) =>
    Date.parse(at),
  );
  expect(instants.map((at) => schedule.includes(at))).toEqual([true, false, false, true]);
  expect(instants.toReversed().map((at) => schedule.includes(at))).toEqual([true, false, false, true]);
});

/** The same question, answered by asking `Intl` for the local date, weekday and time of the instant itself. */
function includesByIntl(schedule: Schedule, at: number): boolean {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: schedule.timeZone,
    weekday: 'short',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at);
  const of = (type: string): string => parts.find((part) => part.type === type)?.value ?? '';
  const weekday = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(of('weekday')) + 1;
  const time = `${of('hour')}:${of('minute')}:${of('second')}`;
  const inWindow = schedule.windows.some(({ from, to }) => time >= padded(from) && time < padded(to));
  const excepted = schedule.exceptDates?.includes(`${of('year')}-${of('month')}-${of('day')}`) ?? false;
  return (schedule.days?.includes(weekday) ?? true) && inWindow && !excepted;
}

function padded(time: string): string {
  return time.length === 5 ? `${time}:00` : time;
}

const ZONES = ['UTC', 'Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Pacific/Apia'];
const clock: fc.Arbitrary<string> = fc
  .integer({ min: 0, max: 86_399 })
  .map((second) => new Date(second * 1000).toISOString().slice(11, 19))
  .chain((time) => fc.constantFrom(time, time.slice(0, 5)));
const windowOfDay = fc
  .tuple(clock, fc.oneof(clock, fc.constant('24:00')))
  .map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a }))
  .filter(({ from, to }) => padded(from) < padded(to));
const day = fc.integer({ min: 0, max: 800 }).map((index) => new Date(Date.UTC(2026, 0, 1 + index)).toISOString().slice(0, 10));
const schedules: fc.Arbitrary<Schedule> = fc.record(
  {
    timeZone: fc.constantFrom(...ZONES),
    windows: fc.array(windowOfDay, { minLength: 1, maxLength: 3 }),
    days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    exceptDates: fc.array(day, { maxLength: 40 }),
  },
  { requiredKeys: ['timeZone', 'windows'] },
);
/** Any millisecond of 2026 and 2027, often within seconds of a change of clocks in Berlin or New York. */
const instants = fc.oneof(
  fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2028, 0, 1) }),
  fc
    .tuple(
      fc.constantFrom('2026-03-29T01:00:00Z', '2026-10-25T01:00:00Z', '2026-03-08T07:00:00Z', '2026-11-01T06:00:00Z'),
      fc.integer({ min: -7_200_000, max: 7_200_000 }),
    )
    .map(([change, offset]) => Date.parse(change) + offset),
);

test('in any zone, on any day and at any millisecond, a schedule applies exactly where Intl says that its local time does', () => {
  fc.assert(
    fc.property(schedules, fc.array(instants, { minLength: 1, maxLength: 8 }), (schedule, moments) => {
      const compiled = new CompiledSchedule(schedule);
      for (const at of moments) expect(compiled.includes(at)).toBe(includesByIntl(schedule, at));
    }),
    { numRuns: 500 },
  );
});
