import { register } from '@spancost/node';
import { aiClients } from './ai-clients.ts';
import { planCalls } from './plan.ts';
import { runShop } from './run-shop.ts';
import { SettingsError, settingsFrom, type Settings } from './settings.ts';
import type { ShopMessage } from './shop-message.ts';

const spancost = register();
await spancost.ready;

const { calls, concurrency, seed } = readSettings();
try {
  await runShop(planCalls(calls, seed), aiClients(), concurrency, tell);
} finally {
  await spancost.shutdown();
}

function tell(message: ShopMessage): void {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}

function readSettings(): Settings {
  try {
    return settingsFrom(process.env);
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(2);
  }
}
