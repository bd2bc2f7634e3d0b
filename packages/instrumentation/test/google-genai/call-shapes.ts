import type { CallableTool, FunctionCall } from '@google/genai';
import { allOf, thrownBy } from '../all-of.ts';
import { scenario, type Clients } from './clients.ts';

/** One way to use the SDK: what it gives back is all that its user sees. */
export interface CallShape {
  readonly name: string;
  readonly run: (clients: Clients) => Promise<unknown>;
  /** Names of the spans that it makes, in the order of their ends. */
  readonly spans: readonly string[];
}

const MODEL = 'gemini-2.5-flash';
const ask = { model: MODEL, contents: 'Say hello to the warehouse' };
const CONTENT = `generate_content ${MODEL}`;
const IMAGEN = 'imagen-4.0-generate-001';
const IMAGES = `image_generation ${IMAGEN}`;
const pixel = { imageBytes: 'iVBORw0KGgo=', mimeType: 'image/png' };
/** The internal stream itself, with nothing of the SDK around it. */
const bare = { automaticContinuation: false, automaticFunctionCalling: { disable: true } };

/** A function that the SDK calls by itself, and what it was called with. */
function callable(): { readonly tool: CallableTool; readonly calls: FunctionCall[] } {
  const calls: FunctionCall[] = [];
  return {
    calls,
    tool: {
      tool: async () => ({ functionDeclarations: [{ name: 'find', parametersJsonSchema: { type: 'object' } }] }),
      async callTool(called) {
        calls.push(...called);
        return called.map(({ name }) => ({ functionResponse: { name: name ?? '', response: { at: 'home' } } }));
      },
    },
  };
}

const ANSWERS: readonly CallShape[] = [
  { name: 'content', spans: [CONTENT], run: ({ gemini }) => gemini.models.generateContent(ask) },
  { name: 'content of Vertex AI', spans: [CONTENT], run: ({ vertex }) => vertex.models.generateContent(ask) },
  {
    name: 'the promise itself, awaited twice, and what the answer computes',
    spans: [CONTENT],
    async run({ gemini }) {
      const promise = gemini.models.generateContent(ask);
      const [first, second] = [await promise, await promise];
      return { promise, same: first === second, text: first.text, calls: first.functionCalls, isPromise: promise instanceof Promise };
    },
  },
  {
    name: 'a chat, whose history grows',
    spans: [CONTENT, CONTENT],
    async run({ gemini }) {
      const chat = gemini.chats.create({ model: MODEL });
      return [await chat.sendMessage({ message: 'hello' }), await chat.sendMessage({ message: 'and again' }), chat.getHistory()];
    },
  },
  {
    name: 'a function that the SDK calls is two requests',
    spans: [CONTENT, CONTENT],
    async run({ gemini }) {
      const { tool, calls } = callable();
      return [await gemini.models.generateContent({ ...ask, config: { tools: [tool], ...scenario('tool-call') } }), calls];
    },
  },
  {
    name: 'an answer that the SDK continues is two requests, whose usage it adds up',
    spans: [CONTENT, CONTENT],
    run: ({ gemini }) => gemini.models.generateContent({ ...ask, config: scenario('continuation') }),
  },
  {
    name: 'embeddings',
    spans: ['embeddings gemini-embedding-001'],
    run: ({ gemini }) => gemini.models.embedContent({ model: 'gemini-embedding-001', contents: ['one', 'two'] }),
  },
  {
    name: 'embeddings of Vertex AI',
    spans: ['embeddings gemini-embedding-001', 'embeddings gemini-embedding-2'],
    run: async ({ vertex }) => [
      await vertex.models.embedContent({ model: 'gemini-embedding-001', contents: ['one', 'two'] }),
      await vertex.models.embedContent({ model: 'gemini-embedding-2', contents: 'one' }),
    ],
  },
  {
    name: 'images',
    spans: [IMAGES],
    run: ({ vertex }) => vertex.models.generateImages({ model: IMAGEN, prompt: 'a boot', config: { numberOfImages: 2 } }),
  },
  {
    name: 'an image that is upscaled, and one that is segmented',
    spans: ['image_generation imagen-4.0-upscale-preview', 'image_generation image-segmentation-001'],
    run: async ({ vertex }) => [
      await vertex.models.upscaleImage({ model: 'imagen-4.0-upscale-preview', image: pixel, upscaleFactor: 'x2' }),
      await vertex.models.segmentImage({ model: 'image-segmentation-001', source: { image: pixel } }),
    ],
  },
  {
    name: 'an image that is edited, and one of clothes that are tried on',
    spans: ['image_generation imagen-3.0-capability-001', 'image_generation virtual-try-on-001'],
    async run({ vertex }) {
      const reference = { referenceId: 1, referenceType: 'REFERENCE_TYPE_RAW', referenceImage: pixel };
      const referenceImages = [{ ...reference, toReferenceImageAPI: () => reference } as never];
      return [
        await vertex.models.editImage({ model: 'imagen-3.0-capability-001', prompt: 'a boot', referenceImages }),
        await vertex.models.recontextImage({ model: 'virtual-try-on-001', source: { personImage: pixel, productImages: [] } }),
      ];
    },
  },
  { name: 'countTokens', spans: [], run: ({ gemini }) => gemini.models.countTokens(ask) },
];

const STREAMS: readonly CallShape[] = [
  {
    name: 'a stream',
    spans: [CONTENT],
    async run({ gemini }) {
      const stream = await gemini.models.generateContentStream(ask);
      return { stream, chunks: await allOf(stream) };
    },
  },
  {
    name: 'the stream of one request, as the SDK makes it',
    spans: [CONTENT],
    async run({ vertex }) {
      const stream = await vertex.models.generateContentStream({ ...ask, config: bare });
      const methods = [stream.next, stream.return, stream.throw].map(({ name, length }) => ({ name, length }));
      return { stream, methods, same: stream[Symbol.asyncIterator]() === stream, chunks: await allOf(stream) };
    },
  },
  {
    name: 'a stream read through next() without waiting',
    spans: [CONTENT],
    async run({ gemini }) {
      const stream = await gemini.models.generateContentStream({ ...ask, config: bare });
      return await Promise.all(Array.from({ length: 80 }, () => stream.next()));
    },
  },
  {
    name: 'a stream read twice',
    spans: [CONTENT],
    async run({ gemini }) {
      const stream = await gemini.models.generateContentStream(ask);
      return [await allOf(stream), await allOf(stream)];
    },
  },
  {
    name: 'return(value) and throw(error)',
    spans: [CONTENT, CONTENT],
    async run({ gemini }) {
      const [left, thrown] = [
        await gemini.models.generateContentStream({ ...ask, config: bare }),
        await gemini.models.generateContentStream({ ...ask, config: bare }),
      ];
      const first = [await left.next(), await thrown.next()];
      return [
        first,
        await left.return('enough'),
        await left.next(),
        await thrownBy(thrown.throw(new RangeError('no'))),
        await thrown.next(),
      ];
    },
  },
  {
    name: 'a streamed chat, whose history grows',
    spans: [CONTENT, CONTENT],
    async run({ gemini }) {
      const chat = gemini.chats.create({ model: MODEL });
      const first = await allOf(await chat.sendMessageStream({ message: 'hello' }));
      return [first, await allOf(await chat.sendMessageStream({ message: 'and again' })), chat.getHistory()];
    },
  },
  {
    name: 'a function that the SDK calls in a stream is two requests',
    spans: [CONTENT, CONTENT],
    async run({ gemini }) {
      const { tool, calls } = callable();
      const stream = await gemini.models.generateContentStream({ ...ask, config: { tools: [tool], ...scenario('tool-call') } });
      return [await allOf(stream), calls];
    },
  },
  {
    name: 'a stream that the SDK continues is two requests',
    spans: [CONTENT, CONTENT],
    run: async ({ gemini }) => allOf(await gemini.models.generateContentStream({ ...ask, config: scenario('continuation') })),
  },
];

const retried = { retryOptions: { attempts: 3, initialDelay: 0.005, jitter: 0 } };

const ERRORS: readonly CallShape[] = [
  ...['error-400', 'error-401', 'error-403', 'error-404', 'error-429', 'error-500', 'error-529'].flatMap((name): CallShape[] => [
    { name, spans: [CONTENT], run: ({ gemini }) => thrownBy(gemini.models.generateContent({ ...ask, config: scenario(name) })) },
    {
      name: `${name} of a stream`,
      spans: [CONTENT],
      run: ({ vertex }) => thrownBy(vertex.models.generateContentStream({ ...ask, config: scenario(name) })),
    },
  ]),
  {
    name: 'a flaky call is one call',
    spans: [CONTENT],
    run: ({ gemini }) =>
      gemini.models.generateContent({ ...ask, config: { httpOptions: { ...retried, headers: { 'x-scenario': 'flaky' } } } }),
  },
  {
    name: 'three attempts that fail are one call',
    spans: [CONTENT],
    run: ({ gemini }) =>
      thrownBy(gemini.models.generateContent({ ...ask, config: { httpOptions: { ...retried, headers: { 'x-scenario': 'error-500' } } } })),
  },
  {
    name: 'an error in a stream',
    spans: [CONTENT],
    run: async ({ gemini }) => thrownBy(gemini.models.generateContentStream({ ...ask, config: scenario('error-in-stream') }).then(allOf)),
  },
  {
    name: 'an answer that is cut',
    spans: [CONTENT],
    run: ({ gemini }) =>
      thrownBy(gemini.models.generateContent({ ...ask, config: scenario('cut') }).catch((error: Error) => error.constructor.name)),
  },
  {
    name: 'a timeout',
    spans: [CONTENT],
    run: ({ gemini }) =>
      thrownBy(gemini.models.generateContent({ ...ask, config: { httpOptions: { timeout: 50, headers: { 'x-scenario': 'slow' } } } })),
  },
  {
    name: 'aborted before it is sent',
    spans: [CONTENT],
    run: ({ gemini }) => thrownBy(gemini.models.generateContent({ ...ask, config: { abortSignal: AbortSignal.abort() } })),
  },
  {
    name: 'aborted while it waits',
    spans: [CONTENT],
    run: ({ gemini }) =>
      thrownBy(gemini.models.generateContent({ ...ask, config: { ...scenario('slow'), abortSignal: AbortSignal.timeout(50) } })),
  },
  {
    name: 'images, which only Vertex AI makes',
    spans: [IMAGES],
    run: ({ gemini }) =>
      // The older SDK asks the service, the newer one throws.
      thrownBy(gemini.models.generateImages({ model: IMAGEN, prompt: 'a boot' })).then((error) => error instanceof Error),
  },
  {
    name: 'a request that the SDK refuses before it is one',
    spans: [],
    run: ({ vertex }) =>
      thrownBy(
        vertex.models.embedContent({ model: 'gemini-embedding-2', contents: [{ parts: [{ text: 'one' }] }, { parts: [{ text: 'two' }] }] }),
      ),
  },
  {
    name: 'a request that cannot be written',
    spans: [CONTENT],
    run: ({ gemini }) => thrownBy(gemini.models.generateContent({ model: MODEL, contents: null as never })),
  },
];

/** Every way to use the SDK that is held to be the same with and without instrumentation. */
export const CALL_SHAPES: readonly CallShape[] = [...ANSWERS, ...STREAMS, ...ERRORS];
