/** The text of `src/report/html/browser-script.ts`. */
export declare function compileBrowserScript(): Promise<string>;
