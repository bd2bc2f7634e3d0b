/** What the shop says on stdout, one JSON object per line. */
export type ShopMessage =
  | { readonly type: 'progress'; readonly done: number; readonly total: number }
  | {
      readonly type: 'done';
      /** AI calls made; retries of the SDKs are not calls of their own. */
      readonly calls: number;
      readonly answered: number;
      /** Streams that the customer did not wait for. */
      readonly left: number;
      /** Calls that failed, for which the customer got an apology. */
      readonly apologised: number;
    };
