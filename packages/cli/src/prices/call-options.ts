import { Pricer, type CallToPrice, type Cost, type PriceBook, type PriceError } from '@spancost/prices';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { CommandError } from '../errors.ts';
import { jsonOption } from '../ask/json-option.ts';
import { bookOption } from './book-option.ts';
import { parseInstant } from './parse-instant.ts';
import { parseUsage } from './parse-usage.ts';

/** What `prices cost` and `prices explain` are asked about. */
export interface CallOptions {
  readonly provider: string;
  readonly model: string;
  readonly requestModel?: string;
  readonly at?: number;
  readonly usage: string;
  readonly serviceTier?: string;
  readonly geo?: string;
  readonly parameter?: Readonly<Record<string, string>>;
  readonly tenant?: string;
  readonly knownAt?: number;
  readonly book?: string;
  readonly json?: boolean;
}

/** The options that say which call is meant. */
export function addCallOptions(command: Command): Command {
  return command
    .requiredOption('--provider <name>', 'provider as in gen_ai.provider.name: openai, anthropic, gcp.gemini, aws.bedrock')
    .requiredOption('--model <id>', 'model that served the call')
    .option('--request-model <id>', 'model, deployment or alias that was asked for')
    .addOption(new Option('--at <time>', 'when the call was made (default: now)').argParser(parseInstant))
    .requiredOption('--usage <json>', 'quantities by meter: {"input": 1000, "cache_read": 0, "output": 200}')
    .option('--service-tier <tier>', 'tier that served the call: batch, flex, priority')
    .option('--geo <place>', 'where the call was processed: us, eu, global, us-east5')
    .addOption(new Option('--parameter <name=value...>', 'another fact that a price hangs on: quality=hd').argParser(collectParameter))
    .option('--tenant <tenant>', 'tenant whose contract counts')
    .addOption(new Option('--known-at <time>', 'price as the book knew at this time').argParser(parseInstant))
    .addOption(bookOption())
    .addOption(jsonOption());
}

/** What the call cost, or why it has no price. @throws CommandError with exit code 2 for a usage that cannot be. */
export function priceCall(options: CallOptions, book: PriceBook): Cost | PriceError {
  const call: CallToPrice = {
    provider: options.provider,
    model: options.model,
    at: options.at ?? Date.now(),
    ...(options.requestModel === undefined ? {} : { requestModel: options.requestModel }),
    ...(options.serviceTier === undefined ? {} : { serviceTier: options.serviceTier }),
    ...(options.geo === undefined ? {} : { geography: options.geo }),
    ...(options.parameter === undefined ? {} : { parameters: options.parameter }),
    ...(options.tenant === undefined ? {} : { tenant: options.tenant }),
    ...(options.knownAt === undefined ? {} : { knownAt: options.knownAt }),
  };
  const result = new Pricer(book).priceMeters(parseUsage(options.usage), call);
  if ('code' in result && result.code === 'invalid_usage') throw new CommandError(`--usage: ${result.message}`, 2);
  return result;
}

function collectParameter(text: string, before: Readonly<Record<string, string>> | undefined): Readonly<Record<string, string>> {
  const [, name, value] = /^([^=]+)=(.+)$/s.exec(text) ?? [];
  if (name === undefined || value === undefined) throw new InvalidArgumentError('A parameter is written name=value, such as quality=hd.');
  if (before !== undefined && Object.hasOwn(before, name)) throw new InvalidArgumentError(`"${name}" is there twice.`);
  return Object.fromEntries([...Object.entries(before ?? {}), [name, value]]);
}
