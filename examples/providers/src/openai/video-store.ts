import type { OpenAI } from 'openai';
import { ApiProblem } from '../api-problem.ts';
import type { Exchange } from '../exchange.ts';
import { newId } from '../new-id.ts';
import { required } from './openai-request.ts';

type Video = OpenAI.Videos.Video;

/**
 * Films that GET /videos/:id can fetch: in progress at the first time, completed from the second time on. A prompt that begins with
 * `fail` fails.
 *
 * @see openai `Video`; https://platform.openai.com/docs/api-reference/videos/object
 */
export class VideoStore {
  readonly #videos = new Map<string, Video>();
  readonly #fetched = new Set<string>();
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Answer to POST /videos, and to what makes a film of another; `from` is the id of a film that is made anew. */
  create({ body }: Exchange, now: Date, from: string | null = null): Video {
    const prompt = String(required(body, 'prompt'));
    const of = from === null ? undefined : this.#find(from);
    const video: Video = {
      id: newId('video_', 32),
      object: 'video',
      created_at: Math.floor(now.getTime() / 1000),
      completed_at: null,
      expires_at: null,
      error: null,
      model: textOr(body['model'], of?.model ?? 'sora-2'),
      progress: 0,
      prompt,
      remixed_from_video_id: from,
      seconds: textOr(body['seconds'], of?.seconds ?? '4'),
      size: textOr(body['size'], of?.size ?? '720x1280') as Video['size'],
      status: 'queued',
    };
    this.#videos.set(video.id, video);
    if (this.#videos.size > this.#limit) for (const oldest of this.#videos.keys()) if (this.#videos.delete(oldest)) break;
    return video;
  }

  /** The film as it is now. @throws ApiProblem of kind not_found. */
  fetch(id: string, now: Date): Video {
    const video = this.#find(id);
    if (!this.#fetched.has(id)) {
      this.#fetched.add(id);
      return { ...video, status: 'in_progress', progress: 50 };
    }
    if (video.prompt?.startsWith('fail') === true)
      return { ...video, status: 'failed', error: { code: 'moderation_blocked', message: 'Your request was blocked.' } };
    return { ...video, status: 'completed', progress: 100, completed_at: Math.floor(now.getTime() / 1000) };
  }

  #find(id: string): Video {
    const video = this.#videos.get(id);
    if (video === undefined) throw new ApiProblem('not_found', `Video with id '${id}' not found.`);
    return video;
  }
}

function textOr(value: unknown, otherwise: string): string {
  return typeof value === 'string' && value !== '' ? value : otherwise;
}
