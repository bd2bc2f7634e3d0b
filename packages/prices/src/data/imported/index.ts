// Generated from the lists that scripts/import-prices.ts names; `npm run generate -w @spancost/prices` writes it anew.
import type { ImportedProvider } from '../imported-row.ts';
import { ANT_LING } from './ant-ling.ts';
import { ANTHROPIC } from './anthropic.ts';
import { ARCEE } from './arcee.ts';
import { AVIAN } from './avian.ts';
import { AWS_BEDROCK } from './aws-bedrock.ts';
import { AZURE_AI_OPENAI } from './azure-ai-openai.ts';
import { BASETEN } from './baseten.ts';
import { CEREBRAS } from './cerebras.ts';
import { CLOUDFLARE_AI_GATEWAY } from './cloudflare-ai-gateway.ts';
import { CLOUDFLARE_WORKERS_AI } from './cloudflare-workers-ai.ts';
import { COHERE } from './cohere.ts';
import { CURSOR } from './cursor.ts';
import { DEEPSEEK } from './deepseek.ts';
import { DOUBLEWORD } from './doubleword.ts';
import { FIREWORKS_AI } from './fireworks-ai.ts';
import { GCP_GEMINI } from './gcp-gemini.ts';
import { GCP_VERTEX_AI } from './gcp-vertex-ai.ts';
import { GITHUB_COPILOT } from './github-copilot.ts';
import { GROQ } from './groq.ts';
import { HUGGINGFACE } from './huggingface.ts';
import { HUGGINGFACE_CEREBRAS } from './huggingface-cerebras.ts';
import { HUGGINGFACE_FIREWORKS_AI } from './huggingface-fireworks-ai.ts';
import { HUGGINGFACE_GROQ } from './huggingface-groq.ts';
import { HUGGINGFACE_HYPERBOLIC } from './huggingface-hyperbolic.ts';
import { HUGGINGFACE_NEBIUS } from './huggingface-nebius.ts';
import { HUGGINGFACE_NOVITA } from './huggingface-novita.ts';
import { HUGGINGFACE_NSCALE } from './huggingface-nscale.ts';
import { HUGGINGFACE_OVHCLOUD } from './huggingface-ovhcloud.ts';
import { HUGGINGFACE_PUBLICAI } from './huggingface-publicai.ts';
import { HUGGINGFACE_SAMBANOVA } from './huggingface-sambanova.ts';
import { HUGGINGFACE_TOGETHER } from './huggingface-together.ts';
import { META } from './meta.ts';
import { MINIMAX } from './minimax.ts';
import { MINIMAX_CN } from './minimax-cn.ts';
import { MISTRAL_AI } from './mistral-ai.ts';
import { MODAL } from './modal.ts';
import { MOONSHOT_AI } from './moonshot-ai.ts';
import { MOONSHOTAI_CN } from './moonshotai-cn.ts';
import { NOVITA } from './novita.ts';
import { OPENAI } from './openai.ts';
import { OPENCODE } from './opencode.ts';
import { OPENROUTER } from './openrouter.ts';
import { OVHCLOUD } from './ovhcloud.ts';
import { PERPLEXITY } from './perplexity.ts';
import { QUICKSILVERPRO } from './quicksilverpro.ts';
import { RADIUS } from './radius.ts';
import { TOGETHER_AI } from './together-ai.ts';
import { TYPESAFE } from './typesafe.ts';
import { VERCEL_AI_GATEWAY } from './vercel-ai-gateway.ts';
import { VOYAGEAI } from './voyageai.ts';
import { X_AI } from './x-ai.ts';
import { XIAOMI } from './xiaomi.ts';
import { ZAI } from './zai.ts';
import { ZHIPUAI } from './zhipuai.ts';

/** Every provider of which something is imported. */
export const IMPORTED: readonly ImportedProvider[] = [
  ANT_LING,
  ANTHROPIC,
  ARCEE,
  AVIAN,
  AWS_BEDROCK,
  AZURE_AI_OPENAI,
  BASETEN,
  CEREBRAS,
  CLOUDFLARE_AI_GATEWAY,
  CLOUDFLARE_WORKERS_AI,
  COHERE,
  CURSOR,
  DEEPSEEK,
  DOUBLEWORD,
  FIREWORKS_AI,
  GCP_GEMINI,
  GCP_VERTEX_AI,
  GITHUB_COPILOT,
  GROQ,
  HUGGINGFACE,
  HUGGINGFACE_CEREBRAS,
  HUGGINGFACE_FIREWORKS_AI,
  HUGGINGFACE_GROQ,
  HUGGINGFACE_HYPERBOLIC,
  HUGGINGFACE_NEBIUS,
  HUGGINGFACE_NOVITA,
  HUGGINGFACE_NSCALE,
  HUGGINGFACE_OVHCLOUD,
  HUGGINGFACE_PUBLICAI,
  HUGGINGFACE_SAMBANOVA,
  HUGGINGFACE_TOGETHER,
  META,
  MINIMAX,
  MINIMAX_CN,
  MISTRAL_AI,
  MODAL,
  MOONSHOT_AI,
  MOONSHOTAI_CN,
  NOVITA,
  OPENAI,
  OPENCODE,
  OPENROUTER,
  OVHCLOUD,
  PERPLEXITY,
  QUICKSILVERPRO,
  RADIUS,
  TOGETHER_AI,
  TYPESAFE,
  VERCEL_AI_GATEWAY,
  VOYAGEAI,
  X_AI,
  XIAOMI,
  ZAI,
  ZHIPUAI,
];
