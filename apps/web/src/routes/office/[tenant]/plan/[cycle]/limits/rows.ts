/** How many empty rows the form offers for categories and for exclusions. */
export const SPARE = 3;
