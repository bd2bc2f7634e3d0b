import { diag } from '@opentelemetry/api';
import type { UnownedCalls } from '@spancost/instrumentation';
import { HOW_TO_GIVE } from '../how-to-give.ts';
import type { GivenModules } from '../options.ts';
import type { SdkReport } from './report.ts';

/** Calls of one provider at one host that only the network showed. */
export interface NetworkCalls extends UnownedCalls {
  /** Why no SDK was seen above them, as far as that is known, and what to do. */
  readonly advice: string;
  /** Whether an SDK is there that would tell more: its calls are worth a change. */
  readonly isAvoidable: boolean;
}

interface Sdk {
  readonly name: string;
  readonly option: keyof GivenModules;
}

/** The SDK that an application most likely calls a provider with. All others speak OpenAI's protocol. */
const SDK_OF: Readonly<Record<string, Sdk>> = {
  anthropic: { name: '@anthropic-ai/sdk', option: 'anthropic' },
  'aws.bedrock': { name: '@aws-sdk/client-bedrock-runtime', option: 'bedrock' },
  cohere: { name: 'cohere-ai', option: 'cohere' },
  'gcp.gemini': { name: '@google/genai', option: 'googleGenAI' },
  'gcp.vertex_ai': { name: '@google/genai', option: 'googleGenAI' },
  groq: { name: 'groq-sdk', option: 'groq' },
  mistral_ai: { name: '@mistralai/mistralai', option: 'mistral' },
  ollama: { name: 'ollama', option: 'ollama' },
};
const OPENAI: Sdk = { name: 'openai', option: 'openai' };

/** The same calls, with what can be said of them where these SDKs are known. */
export function networkCallsOf(calls: UnownedCalls, sdks: readonly SdkReport[]): NetworkCalls {
  const { name, option } = SDK_OF[calls.provider] ?? OPENAI;
  const sdk = sdks.find((each) => each.sdk === name);
  const { imports, modules } = HOW_TO_GIVE[option];
  const bundled =
    `if they are made by ${name} in a bundle, leave it outside (esbuild --external:${name}, Next.js serverExternalPackages: ['${name}']), ` +
    `or give it by hand: ${imports} and register({ modules: ${modules} })`;
  const isLoaded = sdk?.status === 'instrumented' || sdk?.status === 'partly instrumented';
  const versions = sdk?.copies.map(({ version }) => version).join(', ') ?? '';
  if (sdk?.problem !== undefined) return { ...calls, isAvoidable: true, advice: sdk.problem };
  if (isLoaded)
    return { ...calls, isAvoidable: false, advice: `${name} ${versions} is instrumented, so they are not its calls; ${bundled}` };
  const isInstalled = versions !== '';
  const why = isInstalled ? `${name} ${versions} is installed and was not loaded from there; ` : '';
  return { ...calls, isAvoidable: isInstalled, advice: `${why}${bundled}; calls by fetch or of a framework need nothing` };
}

/** Tells OpenTelemetry's diagnostics of such calls; as a warning where an SDK would tell more. */
export function tellOfNetwork({ provider, host, advice, isAvoidable }: NetworkCalls): void {
  const line = `spancost: AI calls of ${provider} at ${host} are seen at the network only, by what is sent and answered: ${advice}`;
  if (isAvoidable) diag.warn(line);
  else diag.info(line);
}
