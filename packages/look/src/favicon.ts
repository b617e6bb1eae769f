/**
 * The sign as a whole SVG document, for `/favicon.svg`. It carries its own colours because it is
 * drawn outside the page: vermilion ground as a seal, the tally cut out of it.
 */
export const faviconSvg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><path fill="#c22d17" d="M0 0h100v100H0z"/><path fill="none" stroke="#fff" stroke-width="11" d="M20 22h60M50 22v56M50 50h24M29 46v32M12 78h76"/></svg>`;
