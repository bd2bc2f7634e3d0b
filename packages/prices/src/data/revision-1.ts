/** When revision 1 of the book learned of its prices. */
export const RECORDED_AT = '2026-11-22T00:00:00Z';

/** Day on which every price of revision 1 was checked against its sources; the sources are in DATA.md. */
export const CHECKED_AT = '2026-11-22';
