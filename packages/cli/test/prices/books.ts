import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder that goes with the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'spancost-prices-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A file in a folder of its own. */
export function fileOf(name: string, text: string): string {
  const file = join(temporaryFolder(), name);
  writeFileSync(file, text);
  return file;
}

/** An operator's book with comments, models of its own, and every layer. */
export const BOOK = `# Our prices. Ask Ada before you touch them.
schema: spancost/price-book/v1
id: acme
revision: 3
currency: USD

# Models that we run ourselves
models:
  - providers: [vllm]
    model: house-model # on the machines in the cellar
    versions:
      - version: 1
        validFrom: 2026-01-01T00:00:00Z
        recordedAt: 2026-01-01T00:00:00Z
        status: verified
        source: { url: https://example.com/cellar, checkedAt: "2026-01-01" }
        prices: { input: "0.5", output: "2" } # electricity
overrides:
  - id: mini
    providers: [openai]
    model: gpt-5-mini
    recordedAt: 2026-01-01T00:00:00Z
    reason: agreed by mail
    prices: { input: "0.2" }
contracts:
  - id: acme-2026
    tenant: acme
    validFrom: 2026-01-01T00:00:00Z
    recordedAt: 2026-01-01T00:00:00Z
    reason: signed
    terms:
      - { providers: [openai], multiply: "0.875" }
defaults:
  - id: guess
    providers: [groq]
    recordedAt: 2026-01-01T00:00:00Z
    reason: what most of them cost
    status: default
    prices: { input: "1", output: "1" }
aliases:
  - provider: azure.ai.openai
    model: our-deployment
    to: { provider: openai, model: gpt-5 }
    serviceTier: provisioned
`;
