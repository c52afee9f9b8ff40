/** Which engine a component test runs in. For the few things that one of them can't do; a skip says its reason. */
export const engine: 'chromium' | 'firefox' | 'webkit' = navigator.userAgent.includes('Firefox/') ? 'firefox'
  : /Chrom(e|ium)\//.test(navigator.userAgent) ? 'chromium' : 'webkit';

/** Colour scheme, reduced motion, print and forced colours can be emulated in Chromium alone. */
export const canEmulateMedia = engine === 'chromium';
