/** Reads a migration as statements: enough of SQL to say what it makes, comments on and takes away. */

export type Statement = { readonly line: number; readonly text: string };

/** Cuts at `;` outside of quotes, dollar quotes and comments; comments are left out. */
export function statementsOf(sql: string): Statement[] {
  const statements: Statement[] = [];
  let [text, line, began] = ['', 1, 0];
  const parts = sql.match(/--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|\$(\w*)\$[\s\S]*?\$\1\$|;|[^-/'$;]+|[\s\S]/g) ?? [];
  for (const part of parts) {
    const comment = part.startsWith('--') || part.startsWith('/*');
    if (!comment && part !== ';') {
      if (text.trim() === '' && part.trim() !== '') began = line + (/^\s*/.exec(part)?.[0].split('\n').length ?? 1) - 1;
      text += part;
    }
    if (part === ';' && text.trim() !== '') {
      statements.push({ line: began, text: text.trim() });
      text = '';
    }
    line += part.split('\n').length - 1;
  }
  if (text.trim() !== '') statements.push({ line: began, text: text.trim() });
  return statements;
}

const making = /^create\s+(?:unlogged\s+|or\s+replace\s+|materialized\s+)*(table|view|sequence|function|schema)\s+(?:if\s+not\s+exists\s+)?([\w.]+)/i;

export function madeBy({ text }: Statement): { readonly kind: string; readonly name: string } | undefined {
  const match = making.exec(text);
  return match ? { kind: (match[1] ?? '').toLowerCase(), name: match[2] ?? '' } : undefined;
}

/** Qualified names of the tables, views, sequences and functions that a migration makes. */
export function namesMade(sql: string): string[] {
  return statementsOf(sql).flatMap((statement) => {
    const made = madeBy(statement);
    return made && made.kind !== 'schema' ? [made.name] : [];
  });
}

const noColumn = /^(?:primary|unique|check|constraint|foreign|exclude|like)\b/i;

/** Columns of `create table` and of `alter table … add column`, as `schema.table.column`. */
export function columnsMade(statement: Statement): string[] {
  const made = madeBy(statement);
  if (made?.kind === 'table') {
    const body = statement.text.slice(statement.text.indexOf('(') + 1, statement.text.lastIndexOf(')'));
    return cutAtCommas(body)
      .filter((part) => !noColumn.test(part))
      .map((part) => `${made.name}.${part.split(/\s/)[0]}`);
  }
  const table = /^alter\s+table\s+(?:if\s+exists\s+)?([\w.]+)/i.exec(statement.text)?.[1];
  if (!table) return [];
  return [...statement.text.matchAll(/\badd\s+column\s+(?:if\s+not\s+exists\s+)?(\w+)/gi)].map((match) => `${table}.${match[1]}`);
}

function cutAtCommas(body: string): string[] {
  const parts: string[] = [''];
  let depth = 0;
  for (const part of body.match(/'(?:[^']|'')*'|[(),]|[^'(),]+/g) ?? []) {
    if (part === '(') depth += 1;
    if (part === ')') depth -= 1;
    if (part === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += part;
  }
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}
