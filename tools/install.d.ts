/** Types of install.js, which is plain JavaScript so that Node 20 can run it before anything is installed. */
export declare const project: string;
export declare const pinnedNode: string;
export declare function say(zh: string, en: string): void;
export declare function complain(zh: string, en: string): void;
export declare function isInstalled(): boolean;
export declare function install(): Promise<number>;
export declare function continueWith(program: string, args?: readonly string[]): void;
