/** TypeScript for one table: interfaces, create, read, write and the message types. */

import { UNKNOWN_TAG_BYTES } from '../../packages/protocol/src/bytes/limits.ts'
import {
  contains,
  type Field,
  type FieldType,
  intersect,
  isEmpty,
  isFlexible,
  isTagged,
  type Message,
  type Table,
  type Versions,
} from '../../packages/protocol/src/table/schema.ts'
import { chooseExpression, chooseStatements, describeVersions, rangeCondition, runs } from './ranges.ts'
import {
  elementMemory,
  fixedSize,
  isNullable,
  minimumSize,
  modelsOf,
  type StructModel,
  structOf,
  valueMemory,
} from './struct-model.ts'

/** Where each run-time name comes from, relative to `src/`. */
const RUNTIME: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  [
    'bytes/arrays.ts',
    [],
    [
      'orNull',
      'readCompactStringArray',
      'readInt16Array',
      'readInt32Array',
      'readInt64Array',
      'readInt8Array',
      'readStringArray',
      'readUuidArray',
      'sized',
      'writeCompactStringArray',
      'writeInt16Array',
      'writeInt32Array',
      'writeInt64Array',
      'writeInt8Array',
      'writeStringArray',
      'writeUuidArray',
    ],
  ],
  ['bytes/protocol-error.ts', [], ['nullField', 'unsupportedField']],
  ['bytes/reader.ts', ['Reader'], ['EMPTY_BYTES']],
  ['bytes/unknown-tags.ts', ['UnknownTag'], []],
  ['bytes/writer.ts', ['BytesLike', 'Writer'], []],
  ['message-type.ts', ['MessageType'], ['readUnknownTags', 'refuseTags', 'writeUnknownTags']],
]

/** The module of a table; null where none of its messages has a version any more. */
export function tableCode(table: Table): string | null {
  const messages = table.messages.filter((message) => !isEmpty(message.versions))
  if (messages.length === 0) return null
  const body = messages.flatMap((message) => messageCode(message)).join('\n')
  const up = '../'.repeat(table.path.split('/').length)
  const imports: string[] = []
  const base = ['type Uuid', 'ZERO_UUID'].filter((name) => uses(body, name.replace('type ', '')))
  if (base.length === 1 && base[0] === 'type Uuid') imports.push(`import type { Uuid } from '@ottla/base'`)
  else if (base.length > 0) imports.push(`import { ${base.join(', ')} } from '@ottla/base'`)
  for (const [path, types, values] of RUNTIME) {
    const usedTypes = types.filter((name) => uses(body, name))
    const usedValues = values.filter((name) => uses(body, name))
    if (usedValues.length === 0 && usedTypes.length > 0) {
      imports.push(`import type { ${usedTypes.join(', ')} } from '${up}${path}'`)
    } else if (usedValues.length > 0) {
      const names = [...usedTypes.map((name) => `type ${name}`), ...usedValues]
      imports.push(`import { ${names.join(', ')} } from '${up}${path}'`)
    }
  }
  return `// Made by tools/gen.ts from tables/${table.path}.txt: change that, not this.\n\n${imports.join('\n')}\n\n${body}`
}

function uses(body: string, name: string): boolean {
  return new RegExp(`\\b${name}\\b`).test(body)
}

function messageCode(message: Message): string[] {
  const models = modelsOf(message)
  const lines = withoutUnused([...models.values()].map((model) => new StructCode(model, models)))
  const name = message.name
  const since = isEmpty(message.flexible) ? 'Number.POSITIVE_INFINITY' : `${message.flexible.first}`
  lines.push(
    `export const ${name}Type: MessageType<${name}> = {`,
    `  name: '${name}',`,
    `  kind: '${message.kind}',`,
    `  key: ${message.key},`,
    `  minVersion: ${message.versions.first},`,
    `  maxVersion: ${message.versions.last},`,
    `  flexibleSince: ${since},`,
    `  latestUnstable: ${message.latestUnstable},`,
    `  create: create${name},`,
    `  read: read${name},`,
    `  write: write${name},`,
    '}',
    '',
  )
  return lines
}

/** All structs' code, without the comparisons to the default that nothing calls. */
function withoutUnused(structs: readonly StructCode[]): string[] {
  let kept = structs.map((struct) => ({
    main: struct.lines(),
    name: struct.comparison,
    comparison: struct.isDefault(),
  }))
  for (;;) {
    const lines = kept.flatMap((code) => [...code.main, ...code.comparison])
    const text = lines.join('\n')
    const unused = kept.filter((code) => code.comparison.length > 0 && text.split(`${code.name}(`).length === 2)
    if (unused.length === 0) return lines
    kept = kept.map((code) => (unused.includes(code) ? { ...code, comparison: [] } : code))
  }
}

class StructCode {
  readonly #model: StructModel
  readonly #models: ReadonlyMap<object, StructModel>
  readonly #message: Message
  readonly #name: string
  /** Versions in which the struct occurs. */
  readonly #versions: Versions
  /** Those of them that end it with tagged fields. */
  readonly #flexible: Versions
  readonly #fields: readonly Field[]
  /** Whether any version of the message has tagged sections: then the struct has `unknownTags`. */
  readonly #hasTags: boolean

  constructor(model: StructModel, models: ReadonlyMap<object, StructModel>) {
    this.#model = model
    this.#models = models
    this.#message = model.message
    this.#name = model.typeName
    this.#versions = model.versions
    this.#flexible = intersect(model.message.flexible, model.versions)
    this.#hasTags = !isEmpty(intersect(model.message.flexible, model.message.versions))
    this.#fields = model.struct.fields.filter((field) => !isEmpty(intersect(field.versions, model.versions)))
  }

  lines(): string[] {
    return [
      ...this.#interface(),
      ...this.#create(),
      ...this.#read(),
      ...(this.#model.inArray ? this.#readArray() : []),
      ...this.#write(),
    ]
  }

  get comparison(): string {
    return `isDefault${this.#name}`
  }

  #interface(): string[] {
    const lines = [`export interface ${this.#name} {`]
    for (const field of this.#fields) {
      const notes = this.#notes(field)
      lines.push(`  ${field.jsonName}: ${this.#typeOf(field)}${notes === '' ? '' : ` // ${notes}`}`)
    }
    if (this.#hasTags) lines.push('  unknownTags: UnknownTag[] | null')
    return [...lines, '}', '']
  }

  #notes(field: Field): string {
    const notes: string[] = []
    const where = intersect(field.versions, this.#versions)
    if (where.first !== this.#versions.first || where.last !== this.#versions.last) {
      notes.push(describeVersions(field.versions))
    }
    if (field.tag !== null) notes.push(`tag ${field.tag.number}`)
    if (field.ignorable) notes.push('ignorable')
    return notes.join(', ')
  }

  #create(): string[] {
    const lines = [
      `export function create${this.#name}(init?: Partial<${this.#name}>): ${this.#name} {`,
      `  const message: ${this.#name} = {`,
    ]
    for (const field of this.#fields) lines.push(`    ${field.jsonName}: ${this.#default(field)},`)
    if (this.#hasTags) lines.push('    unknownTags: null,')
    lines.push('  }', '  return init === undefined ? message : Object.assign(message, init)', '}', '')
    return lines
  }

  #read(): string[] {
    const tagged = this.#fields.filter((field) => !isEmpty(this.#tagVersions(field)))
    const body: string[] = []
    for (const field of this.#fields) {
      const choices = runs(this.#versions, (version) => this.#readInline(field, version))
      body.push(`    ${field.jsonName}: ${chooseExpression(choices)},`)
    }
    if (this.#hasTags && tagged.length === 0) {
      const choices = runs(this.#versions, (version) =>
        contains(this.#flexible, version) ? 'readUnknownTags(reader)' : 'null',
      )
      body.push(`    unknownTags: ${chooseExpression(choices)},`)
    } else if (this.#hasTags) body.push('    unknownTags: null,')
    const lines = tagged.length === 0 ? ['  return {', ...body, '  }'] : this.#readTagged(body, tagged)
    const text = lines.join('\n')
    return [
      `function read${this.#name}(${parameter('reader', text)}: Reader, ${parameter('version', text)}: number): ${this.#name} {`,
      ...lines,
      '}',
      '',
    ]
  }

  #readTagged(body: readonly string[], tagged: readonly Field[]): string[] {
    const lines = [`  const message: ${this.#name} = {`, ...body, '  }']
    const unless = rangeCondition(this.#flexible, this.#versions)
    if (unless !== null)
      lines.push(`  if (!(${unless})) return message`.replace(/!\(version >= (\d+)\)/, 'version < $1'))
    lines.push(
      '  for (let left = reader.tagCount(); left > 0; left--) {',
      '    const tag = reader.uvarint()',
      `    const end = reader.tagEnd(${this.#tagMemory(tagged)})`,
      '    switch (tag) {',
    )
    for (const field of tagged) {
      const condition = rangeCondition(this.#tagVersions(field), this.#flexible)
      const value = this.#readTaggedValue(field)
      lines.push(`      case ${field.tag!.number}:`)
      if (condition === null) lines.push(`        message.${field.jsonName} = ${value}`)
      else {
        lines.push(`        if (${condition}) message.${field.jsonName} = ${value}`)
        lines.push('        else message.unknownTags = reader.unknownTag(message.unknownTags, tag, end)')
      }
      lines.push('        break')
    }
    lines.push(
      '      default:',
      '        message.unknownTags = reader.unknownTag(message.unknownTags, tag, end)',
      '    }',
      '    reader.endTag(end)',
      '  }',
      '  return message',
    )
    return lines
  }

  /** The most that one tagged field of the struct takes, known or not. */
  #tagMemory(tagged: readonly Field[]): number {
    const known = tagged.map((field) => valueMemory(this.#message, field.type))
    return Math.max(UNKNOWN_TAG_BYTES, ...known)
  }

  #readInline(field: Field, version: number): string {
    if (!contains(field.versions, version) || isTagged(field, version)) return this.#default(field)
    const flexible = isFlexible(this.#message, field, version)
    const nullable = contains(field.nullable, version)
    return this.#readValue(field, flexible, nullable, 'structPresent')
  }

  #readTaggedValue(field: Field): string {
    const nullable = !isEmpty(intersect(field.nullable, this.#tagVersions(field)))
    return this.#readValue(field, true, nullable, 'taggedStructPresent')
  }

  #readValue(field: Field, flexible: boolean, nullable: boolean, present: string): string {
    const type = field.type
    if (type.kind === 'struct') {
      const read = `read${this.#nameOf(type)}(reader, version)`
      return nullable ? `reader.${present}() ? ${read} : null` : read
    }
    if (type.kind === 'primitive') return `reader.${method(field, type.name, flexible, nullable)}()`
    const counter = flexible
      ? nullable
        ? 'compactNullableCount'
        : 'compactCount'
      : nullable
        ? 'nullableCount'
        : 'count'
    const memory = elementMemory(this.#message, type.element)
    const count = `reader.${counter}(${this.#leastSize(field, type.element, flexible)}, ${memory})`
    if (type.element.kind === 'struct') {
      return `read${this.#nameOf(type.element)}Array${nullable ? 'OrNull' : ''}(reader, ${count}, version)`
    }
    const read = `read${elementName(type.element, flexible)}Array`
    return nullable ? `orNull(reader, ${count}, ${read})` : `${read}(reader, ${count})`
  }

  /** Over all versions with this form, so that the code does not change with each of them. */
  #leastSize(field: Field, element: FieldType, flexible: boolean): number {
    let least = Number.POSITIVE_INFINITY
    const where = intersect(field.versions, this.#versions)
    for (let version = where.first; version <= where.last; version++) {
      if (isFlexible(this.#message, field, version) !== flexible) continue
      least = Math.min(least, minimumSize(this.#message, element, version, flexible))
    }
    if (least === 0) throw new Error(`${this.#name}.${field.name}: elements without bytes`)
    return least
  }

  #readArray(): string[] {
    const name = this.#name
    const lines = [
      `function read${name}Array(reader: Reader, count: number, version: number): ${name}[] {`,
      `  const array = sized<${name}>(count)`,
      `  for (let i = 0; i < count; i++) array[i] = read${name}(reader, version)`,
      '  return array',
      '}',
      '',
    ]
    if (!this.#model.inNullableArray) return lines
    return [
      ...lines,
      `function read${name}ArrayOrNull(reader: Reader, count: number, version: number): ${name}[] | null {`,
      `  return count < 0 ? null : read${name}Array(reader, count, version)`,
      '}',
      '',
    ]
  }

  #write(): string[] {
    const lines: string[] = []
    for (const field of this.#fields) {
      const first = runs(this.#versions, (version) => this.#writeInline(field, version))
      lines.push(...chooseStatements(first, '  '))
      const type = field.type
      if (type.kind !== 'array') continue
      const elements = runs(this.#versions, (version) =>
        contains(field.versions, version) && !isTagged(field, version)
          ? this.#writeElements(field, type.element, isFlexible(this.#message, field, version))
          : '',
      )
      lines.push(...chooseStatements(elements, '  '))
    }
    if (this.#hasTags) lines.push(...this.#writeTags())
    const text = lines.join('\n')
    const [writer, message, version] = ['writer', 'message', 'version'].map((name) => parameter(name, text))
    return [
      `function write${this.#name}(${writer}: Writer, ${message}: ${this.#name}, ${version}: number): void {`,
      ...lines,
      '}',
      '',
    ]
  }

  #writeInline(field: Field, version: number): string {
    if (!contains(field.versions, version)) {
      if (field.ignorable) return ''
      return `{\n    if (${this.#isSet(field)}) unsupportedField('${this.#path(field)}', version)\n  }`
    }
    if (isTagged(field, version)) return ''
    const flexible = isFlexible(this.#message, field, version)
    return this.#writeValue(field, flexible, contains(field.nullable, version), false)
  }

  /** The whole value, of an array only its count. */
  #writeValue(field: Field, flexible: boolean, nullable: boolean, tagged: boolean): string {
    const type = field.type
    const value = `message.${field.jsonName}`
    const sure =
      !nullable && isNullable(field, this.#versions) ? `${value} ?? nullField('${this.#path(field)}')` : value
    if (type.kind === 'primitive') return `writer.${method(field, type.name, flexible, nullable)}(${sure})`
    if (type.kind === 'array') {
      const counter = flexible ? 'compactCount' : 'count'
      if (nullable) return `writer.${counter}(${value} === null ? -1 : ${value}.length)`
      return `writer.${counter}(${sure === value ? value : `(${sure})`}.length)`
    }
    const write = `write${this.#nameOf(type)}(writer, ${sure}, version)`
    if (!nullable) return write
    const [none, some] = tagged ? ['writer.uvarint(0)', 'writer.uvarint(1)'] : ['writer.int8(-1)', 'writer.int8(1)']
    return `{\n    if (${value} === null) ${none}\n    else {\n      ${some}\n      ${write}\n    }\n  }`
  }

  #writeElements(field: Field, element: FieldType, flexible: boolean): string {
    const value = `message.${field.jsonName}`
    const loop =
      element.kind === 'struct'
        ? `for (const element of ${value}) write${this.#nameOf(element)}(writer, element, version)`
        : `write${elementName(element, flexible)}Array(writer, ${value})`
    if (!isNullable(field, this.#versions)) return loop
    return `{\n    if (${value} !== null) ${loop}\n  }`
  }

  #writeTags(): string[] {
    const condition = rangeCondition(this.#flexible, this.#versions)
    if (isEmpty(this.#flexible)) return [`  refuseTags(message.unknownTags, '${this.#name}', version)`]
    const tagged = this.#fields.filter((field) => !isEmpty(this.#tagVersions(field)))
    tagged.sort((a, b) => a.tag!.number - b.tag!.number)
    const lines: string[] = []
    if (condition !== null) {
      const outside = condition.replace(/^version >= (\d+)$/, 'version < $1')
      if (tagged.length === 0) {
        return [
          `  if (${condition}) writeUnknownTags(writer, message.unknownTags)`,
          `  else refuseTags(message.unknownTags, '${this.#name}', version)`,
        ]
      }
      if (outside === condition) throw new Error(`${this.#name}: flexible versions that end`)
      lines.push(
        `  if (${outside}) {`,
        `    refuseTags(message.unknownTags, '${this.#name}', version)`,
        '    return',
        '  }',
      )
    }
    if (tagged.length === 0) return [`  writeUnknownTags(writer, message.unknownTags)`]
    lines.push('  const unknown = message.unknownTags', '  let tags = unknown === null ? 0 : unknown.length')
    for (const field of tagged) lines.push(`  if (${this.#isWritten(field)}) tags++`)
    lines.push('  writer.uvarint(tags)', '  let next = 0')
    for (const field of tagged) lines.push(...this.#writeTag(field))
    lines.push('  if (unknown !== null) writer.unknownTags(unknown, next, Number.POSITIVE_INFINITY)')
    return lines
  }

  #writeTag(field: Field): string[] {
    const number = field.tag!.number
    const nullable = !isEmpty(intersect(field.nullable, this.#tagVersions(field)))
    const size = fixedSize(field.type)
    const value = this.#writeValue(field, true, nullable, true)
    const lines = [
      `  if (unknown !== null) next = writer.unknownTags(unknown, next, ${number})`,
      `  if (${this.#isWritten(field)}) {`,
      `    writer.uvarint(${number})`,
    ]
    if (size !== null) lines.push(`    writer.uvarint(${size})`, `    ${value}`)
    else {
      lines.push('    const mark = writer.beginSized()', `    ${value.replaceAll('\n', '\n  ')}`)
      if (field.type.kind === 'array') {
        lines.push(`    ${this.#writeElements(field, field.type.element, true).replaceAll('\n', '\n  ')}`)
      }
      lines.push('    writer.endSized(mark)')
    }
    return [...lines, '  }']
  }

  /** Whether the tagged field goes on the wire at this version. */
  #isWritten(field: Field): string {
    const condition = rangeCondition(this.#tagVersions(field), this.#flexible)
    const set = this.#isSet(field)
    return condition === null ? set : set.includes(' || ') ? `${condition} && (${set})` : `${condition} && ${set}`
  }

  isDefault(): string[] {
    const lines = [`function ${this.comparison}(message: ${this.#name}): boolean {`]
    for (const field of this.#fields) lines.push(`  if (${this.#isSet(field)}) return false`)
    lines.push(
      this.#hasTags ? '  return message.unknownTags === null || message.unknownTags.length === 0' : '  return true',
    )
    return [...lines, '}', '']
  }

  /** An expression: the value is not the default. */
  #isSet(field: Field): string {
    const value = `message.${field.jsonName}`
    if (field.default?.kind === 'null') return `${value} !== null`
    const type = field.type
    const orNull = isNullable(field, this.#versions) ? `${value} === null || ` : ''
    if (type.kind === 'struct') return `${orNull}!isDefault${this.#nameOf(type)}(${value})`
    if (type.kind === 'array' || type.name === 'bytes' || type.name === 'records')
      return `${orNull}${value}.length !== 0`
    if (type.name === 'bool') return this.#default(field) === 'true' ? `!${value}` : value
    return `${value} !== ${this.#default(field)}`
  }

  #default(field: Field): string {
    const stated = field.default
    if (stated?.kind === 'null') return 'null'
    if (stated?.kind === 'bool') return `${stated.value}`
    if (stated?.kind === 'number') return field.bigint ? `${stated.value}n` : `${stated.value}`
    const type = field.type
    if (type.kind === 'array') return '[]'
    if (type.kind === 'struct') return `create${this.#nameOf(type)}()`
    switch (type.name) {
      case 'bool':
        return 'false'
      case 'string':
        return `''`
      case 'uuid':
        return 'ZERO_UUID'
      case 'bytes':
      case 'records':
        return 'EMPTY_BYTES'
      case 'int8':
      case 'int16':
      case 'uint16':
      case 'int32':
      case 'uint32':
      case 'float64':
        return '0'
      case 'int64':
        return field.bigint ? '0n' : '0'
    }
  }

  #typeOf(field: Field): string {
    const type = field.type
    const text = type.kind === 'array' ? `${this.#typeName(type.element, field)}[]` : this.#typeName(type, field)
    return isNullable(field, this.#versions) ? `${text} | null` : text
  }

  #typeName(type: FieldType, field: Field): string {
    if (type.kind === 'struct') return this.#nameOf(type)
    if (type.kind === 'array') throw new Error('array of arrays')
    switch (type.name) {
      case 'bool':
        return 'boolean'
      case 'string':
        return 'string'
      case 'uuid':
        return 'Uuid'
      case 'bytes':
        return 'Buffer'
      case 'records':
        return field.chunked ? 'BytesLike' : 'Buffer'
      case 'int64':
        return field.bigint ? 'bigint' : 'number'
      case 'int8':
      case 'int16':
      case 'uint16':
      case 'int32':
      case 'uint32':
      case 'float64':
        return 'number'
    }
  }

  #tagVersions(field: Field): Versions {
    return field.tag === null ? { first: 0, last: -1 } : intersect(field.tag.versions, this.#flexible)
  }

  #nameOf(type: FieldType): string {
    const struct = structOf(type)
    const model = struct === null ? undefined : this.#models.get(struct)
    if (model === undefined) throw new Error(`${this.#name}: struct without a model`)
    return model.typeName
  }

  #path(field: Field): string {
    return `${this.#name}.${field.jsonName}`
  }
}

/** The method of Reader and Writer for a primitive. */
function method(field: Field, name: string, flexible: boolean, nullable: boolean): string {
  if (name === 'int64') return field.bigint ? 'bigint64' : 'int64'
  if (name !== 'string' && name !== 'bytes' && name !== 'records') return name
  const kind = name === 'string' ? 'String' : 'Bytes'
  const full = `${flexible ? 'compact' : ''}${nullable ? 'Nullable' : ''}${kind}`
  return full.charAt(0).toLowerCase() + full.slice(1)
}

/** The parameter's name, with an underscore where the body does not use it. */
function parameter(name: string, body: string): string {
  // Neither a property of that name nor a key of an object literal.
  return new RegExp(`(?<![.\\w])${name}\\b(?!:)`).test(body) ? name : `_${name}`
}

function elementName(type: FieldType, flexible: boolean): string {
  if (type.kind !== 'primitive') throw new Error('not a primitive')
  if (type.name === 'string') return flexible ? 'CompactString' : 'String'
  return type.name.charAt(0).toUpperCase() + type.name.slice(1)
}
