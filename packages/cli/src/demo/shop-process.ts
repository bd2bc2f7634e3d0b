import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { CommandError } from '../errors.ts';

export interface ShopOptions {
  readonly providersUrl: string;
  readonly collectorUrl: string;
  readonly calls: number;
  readonly seed: number;
  readonly onProgress: (done: number, total: number) => void;
  /** Ends the shop before it is done. */
  readonly signal: AbortSignal;
}

/** Runs the shop in a process of its own to its end; how many AI calls it made. */
export async function runShop(options: ShopOptions): Promise<number> {
  const shop = spawn(process.execPath, [...process.execArgv, fileURLToPath(import.meta.resolve('@spancost/example-shop/main'))], {
    stdio: ['ignore', 'pipe', 'pipe'],
    signal: options.signal,
    env: {
      ...withoutOpenTelemetry(process.env),
      OTEL_SERVICE_NAME: 'shop',
      OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=demo',
      OTEL_EXPORTER_OTLP_ENDPOINT: options.collectorUrl,
      OPENAI_BASE_URL: `${options.providersUrl}/openai/v1`,
      OPENAI_API_KEY: 'demo',
      ANTHROPIC_BASE_URL: `${options.providersUrl}/anthropic`,
      ANTHROPIC_API_KEY: 'demo',
      SHOP_CALLS: String(options.calls),
      SHOP_SEED: String(options.seed),
    },
  });
  const exited = new Promise<number | null>((resolve) => void shop.once('exit', resolve));
  const complaints: string[] = [];
  createInterface({ input: shop.stderr }).on('line', (line) => void complaints.push(line));
  // An abort is told here too; that the shop ended early is noticed below.
  shop.on('error', (error) => void complaints.push(error.message));

  let calls: number | undefined;
  for await (const line of createInterface({ input: shop.stdout })) {
    const message = parse(line);
    if (message?.type === 'progress') options.onProgress(message.done ?? 0, message.total ?? options.calls);
    if (message?.type === 'done') calls = message.calls;
  }
  const code = await exited;
  options.signal.throwIfAborted();
  if (code !== 0 || calls === undefined) {
    throw new CommandError(`the shop ended with exit code ${code} before it was done:\n${complaints.slice(-20).join('\n')}`);
  }
  return calls;
}

interface ShopMessage {
  readonly type?: string;
  readonly done?: number;
  readonly total?: number;
  readonly calls?: number;
}

function parse(line: string): ShopMessage | undefined {
  try {
    return JSON.parse(line) as ShopMessage;
  } catch {
    return undefined;
  }
}

/** The demo's telemetry stays in the demo, whatever this terminal's OpenTelemetry settings are. */
function withoutOpenTelemetry(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('OTEL_') && !name.startsWith('SPANCOST_')));
}
