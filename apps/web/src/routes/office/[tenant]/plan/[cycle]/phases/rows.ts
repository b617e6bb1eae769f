/** How many empty rows the form offers for phases to come. */
export const SPARE = 2;
