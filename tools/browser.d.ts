/** Types of browser.js. */
export declare function findBrowser(): string | null;
export declare function hasChineseType(): boolean;
export declare function ensureBrowser(): boolean;
