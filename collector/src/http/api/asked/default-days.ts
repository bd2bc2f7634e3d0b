/** How many days an answer is about unless the request says otherwise. */
export const DEFAULT_DAYS = 30;
