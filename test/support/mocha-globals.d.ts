/** What the browser test runner puts on the page of a component test (mocha's BDD interface). */
type TestContext = { readonly test?: { readonly title: string }; timeout(milliseconds: number): void; skip(): never };
type TestBody = (this: TestContext) => void | Promise<void>;
type Declare = {
  (title: string, body: TestBody): void;
  readonly only: (title: string, body: TestBody) => void;
  readonly skip: (title: string, body: TestBody) => void;
};

declare const describe: Declare;
declare const it: Declare;
declare const before: (body: TestBody) => void;
declare const after: (body: TestBody) => void;
declare const beforeEach: (body: TestBody) => void;
declare const afterEach: (body: TestBody) => void;
