/**
 * Makes the text of `generated.ts` from the tables in `tables/configs`: one constant for each table, its rows as
 * arrays of words. The text is committed, and a test compares it with what the tables say now.
 */
export interface ConfigTable {
  /** Name of the constant. */
  readonly name: string
  /** Tab separated, with a line of headings. */
  readonly text: string
}

export function configTableModule(tables: readonly ConfigTable[]): string {
  const lines = ['// Made by tools/gen-configs.ts from the tables in tables/configs: change those, not this.']
  for (const table of tables) {
    const [, ...rows] = table.text.trimEnd().split('\n')
    lines.push('', `export const ${table.name}: readonly (readonly string[])[] = [`)
    for (const row of rows) lines.push(`  ${wordsOf(row)},`)
    lines.push(']')
  }
  return `${lines.join('\n')}\n`
}

/** In the layout of the formatter: on one line if it fits into 120 columns with its comma, else a word a line. */
function wordsOf(row: string): string {
  const words = row.split('\t').map((word) => `'${word.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`)
  const line = `[${words.join(', ')}]`
  return line.length + 3 <= 120 ? line : `[\n${words.map((word) => `    ${word},\n`).join('')}  ]`
}

/** Constants and the files they come from. */
export const CONFIG_TABLES: readonly { readonly name: string; readonly file: string }[] = [
  { name: 'TOPIC_TABLE', file: 'topic.tsv' },
  { name: 'BROKER_TABLE', file: 'broker.tsv' },
  { name: 'BROKER_DYNAMIC_TABLE', file: 'broker-dynamic.tsv' },
  { name: 'GROUP_TABLE', file: 'group.tsv' },
  { name: 'CLIENT_METRICS_TABLE', file: 'client-metrics.tsv' },
  { name: 'QUOTA_IP_TABLE', file: 'quota-ip.tsv' },
  { name: 'QUOTA_USER_CLIENT_TABLE', file: 'quota-user-client.tsv' },
  { name: 'USER_TABLE', file: 'user.tsv' },
]
