import { exportHelp } from './export-help.ts';
import { lintHelp } from './lint-help.ts';
import { probeHelp } from './probe-help.ts';
import { publishHelp } from './publish-help.ts';
import { requestsHelp } from './requests-help.ts';
import type { Commands } from './run-command.ts';

/** Every command of `an-tam`. What is not asked for is not loaded: to check a policy takes no database. */
export const commands: Commands = {
  lint: {
    about: 'checks policy files: what must be in them, their links, recipients and editions', help: lintHelp,
    load: async () => (await import('./lint-command.ts')).lintCommand,
  },
  publish: {
    about: 'writes static pages that read, print and take choices without JavaScript', help: publishHelp,
    load: async () => (await import('./publish-command.ts')).publishCommand,
  },
  probe: {
    about: 'tries an endpoint of any make against the contract', help: probeHelp,
    load: async () => (await import('./probe-command.ts')).probeCommand,
  },
  requests: {
    about: 'what customers asked for: lists, shows and answers it', help: requestsHelp,
    load: async () => (await import('./requests-command.ts')).requestsCommand,
  },
  export: {
    about: 'writes every record that the ledger keeps, a line of JSON each, for an auditor', help: exportHelp,
    load: async () => (await import('./export-command.ts')).exportCommand,
  },
};
