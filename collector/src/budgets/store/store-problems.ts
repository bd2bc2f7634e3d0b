import type { Problem } from '../../config/explain-issue.ts';
import type { Budget } from '../budget.ts';
import { isHiddenUrl } from './hidden-url.ts';

/** Words that the API's addresses have in the place of a name. */
const TAKEN_NAMES: readonly string[] = ['check', 'snapshot'];

/** A name that a budget of the API cannot have. */
export function takenName({ name }: Budget): readonly Problem[] {
  return TAKEN_NAMES.includes(name) ? [{ path: 'name', message: 'write another name; addresses of the API need this one' }] : [];
}

/** URLs that were read from an answer, which shows no secrets, and sent back. */
export function hiddenUrls({ recipients }: Budget): readonly Problem[] {
  return (['slack', 'webhook'] as const).flatMap((kind) =>
    recipients[kind].flatMap((url, index) =>
      isHiddenUrl(url)
        ? [
            {
              path: `recipients.${kind}.${index}`,
              message:
                'is what is shown in the place of a URL; write all of it, or change the budget with PATCH, which leaves the rest as it is',
            },
          ]
        : [],
    ),
  );
}

/** What a budget that is changed may not say of its name. */
export function renamed(name: string): Problem {
  return { path: 'name', message: `is "${name}" and stays it; make another budget to have another name` };
}
