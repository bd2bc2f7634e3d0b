import { writeAtomically } from '@spancost/collector/price-book';
import type { PriceBook } from '@spancost/prices';
import type { SourceFormat, SourceOptions } from '@spancost/prices/sources';
import {
  applyChanges,
  approvedBy,
  changelogEntry,
  changelogFileOf,
  decided,
  problemText,
  proposeChanges,
  quarantineChanges,
  withEntry,
  withListed,
  type AppliedChanges,
  type PriceChange,
} from '@spancost/prices/upkeep';
import { Option, type Command } from 'commander';
import { CommandError } from '../errors.ts';
import { printable } from '../printable.ts';
import { jsonOption } from '../ask/json-option.ts';
import { editBook, readOrNew } from './edit-book.ts';
import { QuarantineFile, readIfThere } from './quarantine-file.ts';
import { renderSync, syncJson, type SyncResult } from './render-sync.ts';
import { readUpstream } from './upstream/read-upstream.ts';

interface SyncOptions {
  readonly book: string;
  readonly from?: string;
  readonly format?: SourceFormat;
  readonly provider?: string;
  readonly approve?: readonly string[];
  readonly reject?: readonly string[];
  readonly by?: string;
  readonly json?: boolean;
}

const FORMATS: readonly SourceFormat[] = ['price-book', 'pi-ai', 'genai-prices', 'litellm', 'openrouter', 'models.dev', 'portkey'];

/** `spancost prices sync`: what others say, compared, held back, and taken over when somebody approves. */
export function addSync(prices: Command): void {
  prices
    .command('sync')
    .description(
      'Read prices of others, show how they differ from your book, and let the changes wait beside it. Only what is approved is applied; without --from, the changes that wait already are worked on.',
    )
    .requiredOption('--book <file>', 'price book of your own, YAML or JSON; made if it is not there')
    .option('--from <source>', 'file, folder, https address, npm:@earendil-works/pi-ai[@version] or npm:@pydantic/genai-prices[@version]')
    .addOption(new Option('--format <format>', 'form of the source (default: by its shape)').choices(FORMATS))
    .option('--provider <name>', 'whose prices a Portkey file has')
    .option('--approve <id...>', 'changes to apply: ids, or "all" for those without a flag')
    .option('--reject <id...>', 'changes to turn down until the source says something else')
    .option('--by <name>', 'who approves')
    .addOption(jsonOption())
    .action(async (options: SyncOptions) => {
      const result = await sync(options, Date.now());
      for (const problem of result.problems.slice(0, MOST_TOLD)) console.error(`spancost: skipped ${printable(problemText(problem))}`);
      if (result.problems.length > MOST_TOLD)
        console.error(`spancost: and ${result.problems.length - MOST_TOLD} more entries that cannot be read`);
      console.log(options.json === true ? JSON.stringify(syncJson(result)) : renderSync(result));
      const failed = result.skipped.filter(({ change }) => options.approve?.includes(change.id));
      if (failed.length > 0)
        throw new CommandError(`not applied: ${failed.map(({ change, problem }) => `${change.id}: ${problem}`).join(' ')}`);
    });
}

const MOST_TOLD = 10;

async function sync(options: SyncOptions, now: number): Promise<SyncResult> {
  const book = readOrNew(options.book);
  const file = new QuarantineFile(options.book);
  const read = options.from === undefined ? undefined : await readUpstream(options.from, sourceOptions(options), now);
  if (read !== undefined) {
    const remembered = file.quarantine.upstreams[read.upstream.name]?.listed ?? [];
    const changes = proposeChanges(book, withListed(read.upstream, book, remembered), now);
    file.write(quarantineChanges(file.quarantine, read.upstream, changes, now));
  }
  const { approved, rejected } = decisions(file.quarantine.waiting, options);
  const { edited, applied, skipped } = approved.length === 0 ? { ...NOTHING_APPLIED, edited: book } : apply(options, approved, now);
  file.write(
    decided(
      decided(
        file.quarantine,
        applied.map(({ id }) => id),
        false,
      ),
      rejected,
      true,
    ),
  );
  return {
    book: edited,
    bookFile: options.book,
    quarantineFile: file.file,
    upstream: read?.upstream,
    problems: read?.problems ?? [],
    waiting: file.quarantine.waiting,
    applied,
    skipped,
    rejected,
  };
}

function sourceOptions({ format, provider }: SyncOptions): SourceOptions {
  return { ...(format === undefined ? {} : { format }), ...(provider === undefined ? {} : { provider }) };
}

const NOTHING_APPLIED: AppliedChanges = { edits: [], applied: [], skipped: [] };

/** @throws CommandError with exit code 2 for ids that no waiting change has; nothing is applied then. */
function decisions(waiting: readonly PriceChange[], { approve = [], reject = [] }: SyncOptions) {
  const { approved, unknown } = approvedBy(waiting, approve);
  const turnedDown = reject.filter((id) => !approved.some((change) => change.id === id));
  const nowhere = [...unknown, ...reject.filter((id) => !waiting.some((change) => change.id === id))];
  if (nowhere.length > 0)
    throw new CommandError(
      `no change ${nowhere.join(', ')} waits; "spancost prices sync --book FILE" lists those that do. Nothing was applied.`,
      2,
    );
  return { approved, rejected: turnedDown };
}

function apply(options: SyncOptions, approved: readonly PriceChange[], now: number): AppliedChanges & { readonly edited: PriceBook } {
  let result = NOTHING_APPLIED;
  const { book } = editBook(options.book, (before) => {
    result = applyChanges(before, approved, { at: now, ...(options.by === undefined ? {} : { by: options.by }) });
    // The last step is that of the revision, which editing takes itself.
    return result.edits.slice(0, -1);
  });
  if (result.applied.length > 0) {
    const changelog = changelogFileOf(options.book);
    const entry = changelogEntry(`${book.id}@${book.revision}`, result.applied, now, options.by);
    writeAtomically(changelog, withEntry(readIfThere(changelog), entry));
  }
  return { ...result, edited: book };
}
