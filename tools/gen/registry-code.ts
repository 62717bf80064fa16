/** TypeScript for what spans tables: the registry of names, and the unions of records with a framing of their own. */

import { isEmpty, type Message, type Table } from '../../packages/protocol/src/table/schema.ts'

const HEAD = '// Made by tools/gen.ts from the tables: change those, not this.\n'

export function registryCode(tables: readonly Table[]): string {
  const lines = [HEAD, `import type { AnyMessageType } from '../message-type.ts'`]
  const names: string[] = []
  for (const table of tables) {
    const types = live(table).map((message) => `${message.name}Type`)
    if (types.length === 0) continue
    names.push(...types)
    lines.push(`import { ${types.join(', ')} } from './${table.path}.ts'`)
  }
  lines.push(
    '',
    '/** Every message type that has a version. */',
    'export const messageTypes: readonly AnyMessageType[] = [',
    ...names.map((name) => `  ${name},`),
    ']',
  )
  return `${lines.join('\n')}\n`
}

/** Records whose value carries key and version itself: a union by type, and the types by key. */
export function framedRecordsCode(union: string, tables: readonly Table[]): string {
  const kind = union === 'MetadataRecord' ? 'metadata-record' : 'remote-log-record'
  const lines = [HEAD, `import type { MessageType } from '../message-type.ts'`]
  const messages: Message[] = []
  for (const table of tables) {
    const mine = live(table).filter((message) => message.kind === kind)
    if (mine.length === 0) continue
    messages.push(...mine)
    lines.push(`import { ${mine.map((m) => `type ${m.name}, ${m.name}Type`).join(', ')} } from './${table.path}.ts'`)
  }
  lines.push('', `/** One of the records, with the version it was or will be written at. */`, `export type ${union} =`)
  for (const message of messages) {
    lines.push(`  | { readonly type: '${message.name}'; readonly version: number; readonly record: ${message.name} }`)
  }
  const variable = `${union.charAt(0).toLowerCase()}${union.slice(1)}Types`
  lines.push(
    '',
    `export type ${union}Name = ${union}['type']`,
    '',
    '/** The interface that belongs to a name. */',
    `export interface ${union}s {`,
    ...messages.map((message) => `  ${message.name}: ${message.name}`),
    '}',
    '',
    `export const ${variable}: { readonly [N in ${union}Name]: MessageType<${union}s[N]> } = {`,
    ...messages.map((message) => `  ${message.name}: ${message.name}Type,`),
    '}',
    '',
    '/** Names by record key. */',
    `export const ${variable}ByKey: ReadonlyMap<number, ${union}Name> = new Map<number, ${union}Name>([`,
    ...messages.map((message) => `  [${message.key}, '${message.name}'],`),
    '])',
  )
  return `${lines.join('\n')}\n`
}

/** Records of a coordinator's topic: a key and a value (null deletes). */
export function keyedRecordsCode(prefix: string, tables: readonly Table[]): string {
  const lines = [HEAD, `import type { MessageType } from '../message-type.ts'`]
  const records: { name: string; key: number; keyType: string; valueType: string }[] = []
  for (const table of tables) {
    const key = table.messages.find((message) => message.kind === 'key')
    const value = table.messages.find((message) => message.kind === 'value')
    if (table.record === null || key === undefined || value === undefined) throw new Error(`${table.path}: no pair`)
    records.push({ name: table.record.name, key: table.record.key, keyType: key.name, valueType: value.name })
    lines.push(
      `import { type ${key.name}, ${key.name}Type, type ${value.name}, ${value.name}Type } from './${table.path}.ts'`,
    )
  }
  lines.push(
    '',
    '/** One of the records: what it says of a key. A null value deletes; `version` is that of the value. */',
    `export type ${prefix}Record =`,
  )
  for (const record of records) {
    lines.push(
      `  | { readonly type: '${record.name}'; readonly key: ${record.keyType}; readonly version: number; readonly value: ${record.valueType} | null }`,
    )
  }
  const variable = `${prefix.toLowerCase()}RecordTypes`
  lines.push(
    '',
    `export type ${prefix}RecordName = ${prefix}Record['type']`,
    '',
    `export const ${variable}: {`,
    `  readonly [N in ${prefix}RecordName]: {`,
    '    readonly id: number',
    `    readonly key: MessageType<Extract<${prefix}Record, { type: N }>['key']>`,
    `    readonly value: MessageType<NonNullable<Extract<${prefix}Record, { type: N }>['value']>>`,
    '  }',
    '} = {',
    ...records.map((r) => `  ${r.name}: { id: ${r.key}, key: ${r.keyType}Type, value: ${r.valueType}Type },`),
    '}',
    '',
    '/** Names by record key. */',
    `export const ${variable}ById: ReadonlyMap<number, ${prefix}RecordName> = new Map<number, ${prefix}RecordName>([`,
    ...records.map((r) => `  [${r.key}, '${r.name}'],`),
    '])',
  )
  return `${lines.join('\n')}\n`
}

export function tableTextCode(texts: ReadonlyMap<string, string>): string {
  const lines = [
    HEAD,
    '/** The tables as they stand in tables/, by path: what the interpreter reads at run time. */',
    'export const tableTexts: ReadonlyMap<string, string> = new Map([',
  ]
  for (const [path, text] of texts) {
    if (/[`\\]|\$\{/.test(text)) throw new Error(`${path}: a character that needs escaping`)
    lines.push(`  ['${path}', \`${text}\`],`)
  }
  lines.push('])')
  return `${lines.join('\n')}\n`
}

function live(table: Table): readonly Message[] {
  return table.messages.filter((message) => !isEmpty(message.versions))
}
