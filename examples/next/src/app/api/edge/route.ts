export const runtime = 'edge';

/** Runs where there is no Node; Next compiles instrumentation.ts for it too. */
export function GET(): Response {
  return Response.json({ runtime });
}
