import { describe } from 'vitest';
import { programOnPath } from '../program-on-path.ts';

/** What the browser is called, Debian's name first. */
const NAMES: readonly string[] = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * As vitest's `describe`, with the path of Chromium; skipped, and saying why, where there is none.
 * @throws where it is missing although SPANCOST_REQUIRE_SERVICES=1, so that CI cannot pass by skipping
 */
export function describeWithChromium(title: string, tests: (binary: string) => void): void {
  const binary = programOnPath(NAMES);
  if (binary === undefined && process.env['SPANCOST_REQUIRE_SERVICES'] === '1')
    throw new Error('Chromium is not on PATH, and SPANCOST_REQUIRE_SERVICES=1 forbids to skip its tests. Run: apt-get install chromium');
  describe.skipIf(binary === undefined)(binary === undefined ? `${title} (chromium not installed)` : title, () => {
    tests(binary ?? '');
  });
}
