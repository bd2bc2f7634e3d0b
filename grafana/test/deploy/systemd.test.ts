import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { REPOSITORY } from '../support/paths.ts';

const UNIT = join(REPOSITORY, 'deploy/systemd/spancost.service');
const verify = spawnSync('systemd-analyze', ['verify', UNIT], { encoding: 'utf8' });

test.skipIf(verify.error !== undefined)('systemd understands every line of the unit (systemd-analyze verify)', () => {
  // It also looks for what the unit stands on, which this machine need not have: a user, a command, a running systemd.
  const complaints = verify.stderr.split('\n').filter((line) => line.includes('spancost.service:'));
  expect(complaints.filter((line) => /unknown|failed to parse|ignoring|invalid/i.test(line))).toEqual([]);
});

test('a configuration that cannot be used, exit code 2, is not tried again and again', () => {
  expect(readFileSync(UNIT, 'utf8')).toContain('\nRestartPreventExitStatus=2\n');
});
