import { spancostNext } from '@spancost/node/next';

type Handler = (request: Request) => Promise<Response>;

/** Gives the AI calls of a route handler the user who asks, and the handler's path as their feature. */
export const attributed: (handler: Handler) => Handler = spancostNext({
  attribution: ({ headers, url }: Request) => ({
    // Stands for the session of your own sign-in: a header can be made up by anyone.
    user: headers.get('x-user') ?? 'guest',
    feature: new URL(url).pathname.replace('/api/', ''),
  }),
});
