import type { OpenAI } from 'openai';
import type { Answer, Exchange } from '../exchange.ts';
import { isObject, type JsonObject } from '../json.ts';
import { namedEvent } from '../server-sent-events.ts';
import { tokensOf } from '../tokens.ts';
import { modelOf, optionalCount, required } from './openai-request.ts';

/** Output tokens of a square picture. @see https://platform.openai.com/docs/guides/image-generation, cost and latency */
const OUTPUT_TOKENS: Readonly<Record<string, number>> = { low: 272, medium: 1056, high: 4160 };
/** Input tokens of a picture that is to be changed, whatever its size. */
const TOKENS_PER_IMAGE = 194;
/** A PNG of one pixel. */
const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

type Usage = OpenAI.ImagesResponse.Usage;

/**
 * Answer to POST /images/generations, /images/edits and /images/variations. GPT Image answers with base64 and tokens, DALL·E
 * with addresses and without a usage.
 *
 * @see openai `ImagesResponse`, `ImageGenStreamEvent`, `ImageEditStreamEvent`; https://platform.openai.com/docs/api-reference/images
 */
export function images(exchange: Exchange, now: Date, kind: 'image_generation' | 'image_edit' | 'image_variation'): Answer {
  const { body, scenario } = exchange;
  const model = kind === 'image_variation' ? 'dall-e-2' : modelOf(body);
  if (kind !== 'image_variation') required(body, 'prompt');
  const count = optionalCount(numbered(body, 'n'), 'n') ?? 1;
  const created = Math.floor(now.getTime() / 1000);
  if (model.startsWith('dall-e'))
    return { body: { created, data: Array.from({ length: count }, (_, index) => ({ url: `https://images.example/${index}.png` })) } };
  const shared = { background: 'opaque', output_format: 'png', quality: qualityOf(body), size: sizeOf(body) } as const;
  const usage = usageOf(exchange, count, shared.quality);
  const answer: OpenAI.ImagesResponse = {
    created,
    ...shared,
    data: Array.from({ length: count }, () => ({ b64_json: PIXEL })),
    ...(scenario === 'no-usage' ? {} : { usage }),
    ...(body['output_format'] === 'svg' ? { svg_usage: svgUsage(body) } : {}),
  };
  if (body['stream'] !== true && body['stream'] !== 'true') return { body: { ...answer } };
  const { output_tokens_details: _, ...streamed } = usage;
  const event = { b64_json: PIXEL, created_at: created, ...shared };
  const partial = Number(body['partial_images'] ?? 0);
  return {
    body: { ...answer },
    events: [
      ...Array.from({ length: partial }, (_value, index) =>
        namedEvent({ ...event, type: `${kind}.partial_image`, partial_image_index: index } as { type: string }),
      ),
      namedEvent({ ...event, type: `${kind}.completed`, ...(scenario === 'no-usage' ? {} : { usage: streamed }) }),
    ],
  };
}

function usageOf({ body, usage: given }: Exchange, count: number, quality: string): Usage {
  const text = tokensOf(String(body['prompt']));
  const uploaded = body['image'] === undefined ? 0 : Array.isArray(body['image']) ? body['image'].length : 1;
  const input = given?.inputTokens ?? text + uploaded * TOKENS_PER_IMAGE;
  const output = given?.outputTokens ?? count * (OUTPUT_TOKENS[quality] ?? 0);
  const pictures = Math.min(input, uploaded * TOKENS_PER_IMAGE);
  return {
    input_tokens: input,
    input_tokens_details: { text_tokens: input - pictures, image_tokens: pictures },
    output_tokens: output,
    output_tokens_details: { image_tokens: output, text_tokens: 0 },
    total_tokens: input + output,
  };
}

/** What the model that writes an SVG counts, beside the picture that it writes it from. @see openai `ImagesResponse.SvgUsage` */
function svgUsage(body: JsonObject): OpenAI.ImagesResponse.SvgUsage {
  const { model } = isObject(body['svg']) ? body['svg'] : {};
  const input = tokensOf(String(body['prompt'])) + TOKENS_PER_IMAGE;
  return {
    model: typeof model === 'string' ? model : 'gpt-6-luna',
    input_tokens: input,
    output_tokens: 928,
    reasoning_tokens: 128,
    total_tokens: input + 928,
  };
}

/** What `auto` turns out to be. */
function qualityOf(body: JsonObject): 'low' | 'medium' | 'high' {
  const quality = body['quality'];
  return quality === 'low' || quality === 'high' ? quality : 'medium';
}

function sizeOf(body: JsonObject): string {
  const size = body['size'];
  return typeof size === 'string' && size !== 'auto' ? size : '1024x1024';
}

/** A form has numbers as texts. */
function numbered(body: JsonObject, name: string): JsonObject {
  return typeof body[name] === 'string' ? { ...body, [name]: Number(body[name]) } : body;
}
