/** What a method of the SDK's `Models` asks for. */
export type Asked = 'content' | 'streamed content' | 'embeddings' | 'images';

/**
 * The methods that send one request each, as read in @google/genai 1.0, 2.32 and 3.1. The public ones are fields of each
 * `Models`, which look these up on the prototype when they are called, some of them several times for one call of theirs.
 */
export const METHODS: ReadonlyMap<string, Asked> = new Map<string, Asked>([
  ['generateContentInternal', 'content'],
  ['generateContentStreamInternal', 'streamed content'],
  ['embedContentInternal', 'embeddings'],
  // Before 2.0 this one was on the prototype itself.
  ['embedContent', 'embeddings'],
  ['generateImagesInternal', 'images'],
  ['editImageInternal', 'images'],
  ['upscaleImageInternal', 'images'],
  ['recontextImage', 'images'],
  ['segmentImage', 'images'],
]);

/** What a method asks for that begins or looks after something which takes long. */
export type AskedJob = 'fetched batch' | 'video' | 'fetched video' | 'cache' | 'changed cache';

/** The methods for such things, each with one request, as read in @google/genai 1.0, 2.32 and 3.1; no two classes share a name here. */
export const JOB_METHODS: ReadonlyMap<string, AskedJob> = new Map<string, AskedJob>([
  // Of Models.
  ['generateVideosInternal', 'video'],
  // In the first releases of 1 this one was on the prototype itself.
  ['generateVideos', 'video'],
  // Of Batches.
  ['get', 'fetched batch'],
  // Of Operations: at the Gemini API, and at Vertex AI.
  ['getVideosOperationInternal', 'fetched video'],
  ['fetchPredictVideosOperationInternal', 'fetched video'],
  // Of Caches.
  ['create', 'cache'],
  ['update', 'changed cache'],
]);
