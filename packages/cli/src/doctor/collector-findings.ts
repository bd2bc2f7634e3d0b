import { GET_PRICE_BOOK } from '@spancost/api';
import { PACKAGED_BOOK } from '@spancost/prices';
import type { CollectorApi } from '../collector-api.ts';
import { CommandError, NoCollectorError } from '../errors.ts';
import type { Finding } from './finding.ts';

/** Whether the collector answers, and which price book it prices with. */
export async function collectorFindings(api: CollectorApi): Promise<readonly Finding[]> {
  const packaged = `${PACKAGED_BOOK.id}@${PACKAGED_BOOK.revision}`;
  try {
    const { id, revision } = await api.ask(GET_PRICE_BOOK, {});
    return [
      { check: 'collector', status: 'ok', what: `a collector answers at ${api.url}` },
      { check: 'prices', status: 'ok', what: `it prices with ${id}@${revision}; packaged is ${packaged}` },
    ];
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    const packagedOnly: Finding = { check: 'prices', status: 'note', what: `the packaged price book is ${packaged}` };
    const what = error instanceof NoCollectorError ? `${error.message} Without one nothing is kept.` : error.message;
    return [{ check: 'collector', status: 'problem', what }, packagedOnly];
  }
}
