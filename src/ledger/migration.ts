export type Engine = 'sqlite' | 'postgres';

/** One step from a schema to the next: statements in order, for each engine. */
export type Migration = Readonly<Record<Engine, readonly string[]>>;
