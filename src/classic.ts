/** For pages that can't say `type="module"`: loads the module that lies beside this script, and does nothing else. */
const { currentScript } = document;
if (currentScript instanceof HTMLScriptElement) void import(new URL('an-tam.js', currentScript.src).href);

export {};
