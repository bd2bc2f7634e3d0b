import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { RefusedError, TimedOutError } from '@spancost/api/client';
import { usePage, type Page } from './page-context.ts';

/** An answer that is asked for again and again. */
export interface Polled<T> {
  /** The last one; of an earlier question while `isWaiting`. */
  readonly answer: T | undefined;
  /** What the last attempt was refused with; undefined where it was answered, or nobody answers. */
  readonly problem: string | undefined;
  /** Whether this question has not been answered yet. */
  readonly isWaiting: boolean;
}

/** A browser sends either what a proxy asks for or the token, in one and the same header. */
const SIGN_IN_OF_ANOTHER =
  'Something between this browser and the collector asks for a sign-in of its own (401), and does not take the token of this page for it. Let it send the token to the collector by itself; docs/page.md has the lines for it.';

const NO_TOKEN = 'This collector shows what it has to those who have a token of it.';

interface State<T> {
  readonly question?: string;
  readonly answer?: T;
  readonly problem?: string;
}

/** How many times as long as an answer took it is not asked again: what is hard to answer is asked less often. */
const REST = 4;
const LONGEST_REST_MS = 180_000;

/**
 * Asks at once, and again so long after each answer while the page is seen. What is not wanted any more is not waited for.
 *
 * @param question What is asked, as a text: with another one it is asked anew.
 * @param everyMs How long, or what says after each answer how long.
 */
export function usePolled<T>(question: string, ask: (page: Page) => Promise<T>, everyMs: number | (() => number)): Polled<T> {
  const page = usePage();
  const state = useSignal<State<T>>({});
  const isPaused = page.updates.isPaused.value;
  useEffect(() => {
    // What is shown stands still; what is not there yet is asked for.
    if (isPaused && state.peek().question === question) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isAsking = false;
    const under = new AbortController();
    const asking: Page = { ...page, ask: (route, sent) => page.ask(route, { ...sent, signal: under.signal }) };
    const run = async (): Promise<void> => {
      const began = performance.now();
      if (!document.hidden) {
        isAsking = true;
        const found = await attempt(asking, ask);
        isAsking = false;
        if (under.signal.aborted) return;
        const { question: asked, answer } = state.peek();
        if ('answer' in found) state.value = { question, answer: found.answer };
        else if (found.problem !== undefined)
          state.value = { question, problem: found.problem, ...(asked === question && answer !== undefined ? { answer } : {}) };
      }
      if (!isPaused || state.peek().question !== question)
        timer = setTimeout(() => void run(), restAfter(performance.now() - began, typeof everyMs === 'number' ? everyMs : everyMs()));
    };
    const seen = (): void => {
      // What is under way goes on by itself: two of them would go on for ever.
      if (document.hidden || isAsking || (isPaused && state.peek().question === question)) return;
      clearTimeout(timer);
      void run();
    };
    void run();
    document.addEventListener('visibilitychange', seen);
    return () => {
      under.abort();
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', seen);
    };
  }, [question, isPaused]);
  return {
    answer: state.value.answer,
    problem: state.value.question === question ? state.value.problem : undefined,
    isWaiting: state.value.question !== question,
  };
}

function restAfter(tookMs: number, everyMs: number): number {
  return Math.max(everyMs, Math.min(LONGEST_REST_MS, REST * tookMs));
}

/** An answer, or why there is none; without either where nobody answers, or nobody knows who asks. */
async function attempt<T>(page: Page, ask: (page: Page) => Promise<T>): Promise<{ answer: T } | { problem?: string }> {
  const { connection, session } = page;
  const token = session.token.peek();
  try {
    const answer = await ask(page);
    connection.answered();
    return { answer };
  } catch (error) {
    if (error instanceof RefusedError && !isOfAnother(error)) {
      connection.answered();
      if (error.status !== 401) return { problem: error.detail };
      if (error.problem === undefined) return { problem: SIGN_IN_OF_ANOTHER };
      // Of a token that is still in use, and that was not given back by who had it.
      if (session.token.peek() === token && session.refusal.peek() === undefined)
        session.signOut(token === undefined ? NO_TOKEN : `This token was not taken. ${error.detail}`);
      return {};
    }
    // Given up by the page itself.
    if (error instanceof DOMException && error.name === 'AbortError') return {};
    if (error instanceof TimedOutError) return { problem: tooLong(error) };
    connection.failed(error instanceof Error ? error.message : String(error));
    return {};
  }
}

function tooLong({ timeoutMs }: TimedOutError): string {
  return `The collector has not answered within ${timeoutMs / 1000} seconds. A shorter time or another dimension takes it less; it is asked again in some minutes.`;
}

/** Whether a proxy says that there is nobody behind it. */
function isOfAnother({ status, problem }: RefusedError): boolean {
  return problem === undefined && status >= 502 && status <= 504;
}
