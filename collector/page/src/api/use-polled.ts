import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { RefusedError } from '@spancost/api/client';
import { usePage, type Page } from './page-context.ts';

/** An answer that is asked for again and again. */
export interface Polled<T> {
  /** The last one; of an earlier question while `isWaiting`. */
  readonly answer: T | undefined;
  /** What the last attempt was refused with; undefined where it was answered, or nobody answers. */
  readonly problem: string | undefined;
  /** Whether this question has not been answered yet. */
  readonly isWaiting: boolean;
  /** Asks now. */
  readonly refresh: () => void;
}

/** A browser sends either what a proxy asks for or the token, in one and the same header. */
const SIGN_IN_OF_ANOTHER =
  'Something between this browser and the collector asks for a sign-in of its own (401), and does not take the token of this page for it. Let it send the token to the collector by itself; docs/page.md has the lines for it.';

interface State<T> {
  readonly question?: string;
  readonly answer?: T;
  readonly problem?: string;
}

/**
 * Asks at once, and again so long after each answer while the page is seen.
 *
 * @param question What is asked, as a text: with another one it is asked anew.
 */
export function usePolled<T>(question: string, ask: (page: Page) => Promise<T>, everyMs: number): Polled<T> {
  const page = usePage();
  const state = useSignal<State<T>>({});
  const wish = useSignal(0);
  const wished = wish.value;
  const isPaused = page.updates.isPaused.value;
  useEffect(() => {
    // What is shown stands still; what is not there yet is asked for.
    if (isPaused && state.peek().question === question) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    let isAsking = false;
    const run = async (): Promise<void> => {
      if (!document.hidden) {
        isAsking = true;
        const found = await attempt(page, ask);
        isAsking = false;
        if (isOver) return;
        const { question: asked, answer } = state.peek();
        if ('answer' in found) state.value = { question, answer: found.answer };
        else if (found.problem !== undefined)
          state.value = { question, problem: found.problem, ...(asked === question && answer !== undefined ? { answer } : {}) };
      }
      if (!isPaused || state.peek().question !== question) timer = setTimeout(() => void run(), everyMs);
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
      isOver = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', seen);
    };
  }, [question, everyMs, wished, isPaused]);
  return {
    answer: state.value.answer,
    problem: state.value.question === question ? state.value.problem : undefined,
    isWaiting: state.value.question !== question,
    refresh: () => void (wish.value += 1),
  };
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
      if (session.token.peek() === token && session.refusal.peek() === undefined) session.signOut(error.detail);
      return {};
    }
    connection.failed(error instanceof Error ? error.message : String(error));
    return {};
  }
}

/** Whether a proxy says that there is nobody behind it. */
function isOfAnother({ status, problem }: RefusedError): boolean {
  return problem === undefined && status >= 502 && status <= 504;
}
