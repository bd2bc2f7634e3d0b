/** What stands where calls do not say who, what or where. */
export const NOT_SAID = 'not said';
