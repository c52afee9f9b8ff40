export const publishHelp = `Usage: an-tam publish [FILE or FOLDER]… --out DIR [--base ADDRESS] [--endpoint ADDRESS] [--script ADDRESS]…

Writes static pages of policies, by default those in content/: one page a document, one a version, an index of all with their dates,
one stylesheet, and a copy of each policy file. They read, print and take choices without JavaScript; where scripts run, the
elements take their place.

  --out DIR           folder to write into; files of the same names are replaced, nothing is removed
  --base ADDRESS      where that folder is served: a path or a URL, by default /. Search engines want the URL
  --endpoint ADDRESS  the ledger, on the same site: choices are posted to ADDRESS/form. Without it the pages are only read
  --script ADDRESS    a module for the pages, such as /an-tam/an-tam.js; may be given more than once

Exit codes: 0 written, 1 a policy has an error and nothing was written, 2 it could not be done.`;
