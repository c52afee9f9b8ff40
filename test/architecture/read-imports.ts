import { posix } from 'node:path';
import ts from 'typescript';

/** `type`: gone when the program runs; `static`: loaded with the file; `dynamic`: loaded when asked for. */
export type Import = {
  readonly from: string;
  readonly kind: 'type' | 'static' | 'dynamic';
  /** A path from the root for our own files, a package or `node:` name otherwise, '' where it is computed. */
  readonly to: string;
  readonly line: number;
};

const specifierText = (node: ts.Node | undefined): string | undefined =>
  (node && ts.isStringLiteralLike(node) ? node.text : undefined);

/** Whether a declaration imports types alone and leaves nothing in the emitted code (`verbatimModuleSyntax`). */
const isTypeOnly = (node: ts.ImportDeclaration | ts.ExportDeclaration): boolean =>
  (ts.isImportDeclaration(node) ? node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword : node.isTypeOnly);

const readNode = (node: ts.Node): { kind: Import['kind']; specifier: string | undefined } | undefined => {
  if (ts.isImportDeclaration(node)) return { kind: isTypeOnly(node) ? 'type' : 'static', specifier: specifierText(node.moduleSpecifier) };
  if (ts.isExportDeclaration(node)) {
    return node.moduleSpecifier && { kind: isTypeOnly(node) ? 'type' : 'static', specifier: specifierText(node.moduleSpecifier) };
  }
  if (ts.isImportTypeNode(node)) {
    return { kind: 'type', specifier: ts.isLiteralTypeNode(node.argument) ? specifierText(node.argument.literal) : undefined };
  }
  if (ts.isImportEqualsDeclaration(node) && ts.isExternalModuleReference(node.moduleReference)) {
    return { kind: 'static', specifier: specifierText(node.moduleReference.expression) };
  }
  if (!ts.isCallExpression(node)) return undefined;
  if (node.expression.kind === ts.SyntaxKind.ImportKeyword) return { kind: 'dynamic', specifier: specifierText(node.arguments[0]) };
  if (ts.isIdentifier(node.expression) && node.expression.text === 'require') {
    return { kind: 'static', specifier: specifierText(node.arguments[0]) };
  }
  return undefined;
};

/** Every import of one file: declarations, re-exports, `import()`, `typeof import()`, `require`. */
export const readImports = (path: string, text: string): readonly Import[] => {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const imports: Import[] = [];
  const visit = (node: ts.Node): void => {
    const found = readNode(node);
    if (found) {
      const { kind, specifier = '' } = found;
      const to = specifier.startsWith('.') ? posix.join(posix.dirname(path), specifier) : specifier;
      imports.push({ from: path, kind, to, line: source.getLineAndCharacterOfPosition(node.getStart()).line + 1 });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return imports;
};
