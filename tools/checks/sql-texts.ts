/** Finds the SQL in a TypeScript file: what stands behind an `sql` tag, and text that opens like a statement. */
import ts from 'typescript';

export type SqlText = { readonly line: number; readonly text: string };

/** Stands in a text where a value is put in. */
export const valueMark = '$value';

const opening =
  /^\s*\(?\s*(?:select\s[\s\S]*\sfrom\s|select\s+[a-z_.]+\(|insert\s+into\s|update\s+[\w.$]+(?:\s+as\s+\w+)?\s+set\s|delete\s+from\s|merge\s+into\s|copy\s+(?:[\w.$]+\s*\(|\()|truncate\s|with\s+(?:recursive\s+)?\w+\s*(?:\([^)]*\)\s*)?as\s|create\s+(?:unique\s+|unlogged\s+|temp\s+|temporary\s+|or\s+replace\s+)*(?:table|index|view|schema|sequence|function)\s|alter\s+(?:table|sequence|schema)\s|drop\s+(?:table|index|view|schema|sequence)\s|lock\s+table\s|analyze\s+[a-z_]+\.|vacuum\s)/;

/** Lower case only, as SQL is written here: a sentence of the interface begins with a capital. */
export function sqlTexts(file: string, source: string): SqlText[] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true, file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS);
  const found: SqlText[] = [];
  const keep = (node: ts.Node, text: string) => found.push({ line: tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1, text });
  const visit = (node: ts.Node): void => {
    if (ts.isTaggedTemplateExpression(node) && isSqlTag(node.tag.getText(tree))) keep(node, textOf(node.template));
    else if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) {
      const tagged = ts.isTaggedTemplateExpression(node.parent) && isSqlTag(node.parent.tag.getText(tree));
      if (!tagged && opening.test(textOf(node))) keep(node, textOf(node));
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

/** `sql`, `db.sql`, `inSql(tx)`, each with type arguments or without. */
const isSqlTag = (tag: string) => /(^|\.)sql$|^inSql\(.*\)$/.test(tag);

function textOf(node: ts.StringLiteralLike | ts.TemplateExpression): string {
  return ts.isTemplateExpression(node) ? [node.head.text, ...node.templateSpans.map((span) => span.literal.text)].join(valueMark) : node.text;
}

/** Names that a file takes in by `import { … }`, with the module that each comes from. */
export function importedNames(source: string): { readonly name: string; readonly from: string; readonly line: number }[] {
  const tree = ts.createSourceFile('file.ts', source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  return tree.statements.filter(ts.isImportDeclaration).flatMap((statement) => {
    const names = statement.importClause?.namedBindings;
    const from = ts.isStringLiteral(statement.moduleSpecifier) ? statement.moduleSpecifier.text : '';
    if (!names || !ts.isNamedImports(names)) return [];
    return names.elements.map((element) => ({
      name: (element.propertyName ?? element.name).text,
      from,
      line: tree.getLineAndCharacterOfPosition(element.getStart(tree)).line + 1,
    }));
  });
}
