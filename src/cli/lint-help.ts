export const lintHelp = `Usage: an-tam lint [--json] [--strict] [FILE or FOLDER]…

Checks policy files, by default those in content/: what the parser can't read, the eight items that a published policy must
hold, empty values, dead links and anchors, recipients that the text doesn't name, versions that don't name each other,
clauses that changed within an edition, HTML, text that isn't Unicode NFC. Each finding says where it is and what to do.

  --json    one JSON object: {"files", "findings": [{"code", "level", "file", "line", "message", "cure"}]}
  --strict  warnings count as errors

A heading is known to say an item by its {#id}, its request= or the words of its title; the finding names them. Only the newest
version of a document is held to the items and the links: what was published before stays as it was agreed to.

Exit codes: 0 no error, 1 errors, 2 a file could not be read.`;
