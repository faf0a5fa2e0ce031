import { scheduleDefect } from './cronSchedule';

describe('scheduleDefect', () => {
  it.each([
    '* * * * *',
    '*/5 0-6,20-23 * * *',
    '0 3 * * MON-fri',
    '15 10 1 JAN,jul ?',
    '10/20 * * * *',
    '0 0 31 1-12/2 *',
    '0 0 30 2 1',
    '  0 1 * * 0  ',
    '@daily',
    '@every 1h30m',
    'CRON_TZ=Europe/Berlin 0 6 * * *',
  ])('takes %s', schedule => {
    expect(scheduleDefect(schedule)).toBeUndefined();
  });

  it.each([
    ['', 'has 0 fields instead of 5'],
    ['1 * * *', 'has 4 fields instead of 5'],
    ['0 0 7 * * *', 'has 6 fields instead of 5'],
    ['60 * * * *', 'has no valid minute, "60"'],
    ['* 24 * * *', 'has no valid hour, "24"'],
    ['* * 0 * *', 'has no valid day of the month, "0"'],
    ['* * * 13 *', 'has no valid month, "13"'],
    ['* * * * 7', 'has no valid day of the week, "7"'],
    ['0 0 L * *', 'has no valid day of the month, "L"'],
    ['*/0 * * * *', 'has no valid minute, "*/0"'],
    ['5-1 * * * *', 'has no valid minute, "5-1"'],
    ['0 7 * */ *', 'has no valid month, "*/"'],
    ['1-2-3 * * * *', 'has no valid minute, "1-2-3"'],
    ['1/2/3 * * * *', 'has no valid minute, "1/2/3"'],
    [', * * * *', 'has no valid minute, ","'],
    ['*-5 * * * *', 'has no valid minute, "*-5"'],
    ['0 0 30 2 *', 'names a date that no year has'],
    ['0 0 31 4,6 *', 'names a date that no year has'],
    ['@reboot', 'is no macro that Kubernetes knows'],
    ['@every day', 'is no macro that Kubernetes knows'],
  ])('refuses "%s"', (schedule, defect) => {
    expect(scheduleDefect(schedule)).toBe(defect);
  });
});
