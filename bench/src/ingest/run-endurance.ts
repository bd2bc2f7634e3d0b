import { slope } from '../statistics.ts';
import { shown, table } from '../table.ts';
import { loadProcess } from './load-process.ts';
import { SPANCOST } from './servers/spancost.ts';
import { USUAL_LOAD } from './usual-load.ts';

const PORTIONS = 20;
const SECONDS = 30;

/** Portions that are left out of the slope: caches fill, and the ledger gets its first rows. */
const WARM_UP = 4;

/** What is remembered of a call for good: its key in the index of the ledger, and room for the next ones. */
const TARGET_BYTES = 32;

/** Sends calls to one collector for ten minutes, and reports what memory it takes on the way. */
export async function runEndurance(): Promise<string> {
  const server = await SPANCOST.start();
  try {
    const samples: { readonly calls: number; readonly rss: number; readonly perSecond: number }[] = [];
    let calls = 0;
    let firstBatch = 0;
    for (let portion = 0; portion < PORTIONS; portion += 1) {
      const sent = await loadProcess({
        url: server.tracesUrl,
        ...USUAL_LOAD,
        maxCalls: Number.MAX_SAFE_INTEGER,
        maxSeconds: SECONDS,
        firstBatch,
      });
      calls += sent.calls;
      firstBatch = sent.nextBatch;
      samples.push({ calls, rss: server.figures().rss, perSecond: sent.calls / sent.seconds });
    }
    const grown = slope(samples.slice(WARM_UP).map((sample) => ({ x: sample.calls, y: sample.rss * 2 ** 20 })));
    return [
      `endurance: one collector, ${USUAL_LOAD.callsPerBatch} chat spans a request, ${USUAL_LOAD.connections} requests under way, ${(PORTIONS * SECONDS) / 60} minutes`,
      '',
      table(
        ['after', 'calls', 'calls/s', 'RSS, MiB'],
        samples
          .filter((_, index) => index % 2 === 1)
          .map(({ calls: there, rss, perSecond }, index) => [
            `${index + 1} min`,
            there.toLocaleString('en'),
            perSecond.toFixed(0),
            rss.toFixed(0),
          ]),
      ),
      '',
      `RSS grows by ${shown(grown, 1)} bytes a call after the first ${(WARM_UP * SECONDS) / 60} minutes (Theil and Sen, 95 % interval)`,
      `target: under ${TARGET_BYTES} bytes a call: ${grown.high < TARGET_BYTES ? 'met' : 'missed'}`,
    ].join('\n');
  } finally {
    await server.stop();
  }
}
