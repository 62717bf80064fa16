/** Reads the table language (tables/README.md) into the model of schema.ts. */

import {
  contains,
  type DefaultValue,
  type Field,
  type FieldType,
  MAX_VERSION,
  type Message,
  type MessageKind,
  NO_VERSIONS,
  PRIMITIVES,
  type Primitive,
  type Struct,
  type Table,
  type Versions,
} from './schema.ts'

/** A mistake in a table: a mistake of ours, found when code is generated. */
export class TableError extends Error {
  override name = 'TableError'

  constructor(path: string, line: number, problem: string) {
    super(`${path}:${line}: ${problem}`)
  }
}

const MESSAGE_KINDS: ReadonlySet<string> = new Set<MessageKind>([
  'request',
  'response',
  'header',
  'key',
  'value',
  'data',
  'metadata-record',
  'remote-log-record',
])

interface Line {
  readonly number: number
  readonly depth: number
  readonly words: readonly string[]
}

export function parseTable(path: string, text: string): Table {
  return new Parser(path, text).table()
}

class Parser {
  readonly #path: string
  readonly #lines: Line[] = []
  #next = 0
  /** Structs of the message being read by name; a name may be used before its `struct` line. */
  #structs = new Map<string, Struct>()
  /** Structs whose fields have been read. */
  #filled = new Set<string>()

  constructor(path: string, text: string) {
    this.#path = path
    for (const [index, raw] of text.split('\n').entries()) {
      const body = raw.trim()
      if (body === '') continue
      const indent = raw.length - raw.trimStart().length
      if (indent % 2 !== 0) throw new TableError(path, index + 1, 'odd indentation')
      this.#lines.push({ number: index + 1, depth: indent / 2, words: body.split(/ +/) })
    }
  }

  table(): Table {
    let api: Table['api'] = null
    let record: Table['record'] = null
    const head = this.#peek()
    if (head?.words[0] === 'api') {
      this.#next++
      const listeners = head.words.indexOf('listeners')
      api = {
        key: this.#integer(head, head.words[1]),
        name: this.#word(head, 2),
        listeners: listeners < 0 ? [] : head.words.slice(listeners + 1),
      }
    } else if (head?.words[0] === 'record') {
      this.#next++
      record = { key: this.#integer(head, head.words[1]), name: this.#word(head, 2) }
    }
    const messages: Message[] = []
    while (this.#peek() !== undefined) messages.push(this.#message(api?.key ?? record?.key ?? -1))
    return { path: this.#path, api, record, messages }
  }

  #message(tableKey: number): Message {
    const line = this.#take()
    const kind = this.#word(line, 0)
    if (line.depth !== 0 || !MESSAGE_KINDS.has(kind)) throw this.#error(line, `not a message: ${kind}`)
    const name = this.#word(line, 1)
    const versions = this.#versions(line, this.#after(line, 'versions') ?? 'none')
    const flexible = this.#versions(line, this.#after(line, 'flexible') ?? 'none')
    const key = this.#after(line, 'key')
    this.#structs = new Map()
    this.#filled = new Set()
    const root: Struct = { name, versions, fields: [] }
    this.#fields(root, 1)
    for (let next = this.#peek(); next !== undefined && next.words[0] === 'struct'; next = this.#peek()) {
      this.#next++
      this.#fields(this.#fill(next, this.#word(next, 1)), 1)
    }
    for (const struct of this.#structs.values()) {
      if (!this.#filled.has(struct.name)) throw this.#error(line, `struct without fields: ${struct.name}`)
    }
    return {
      kind: kind as MessageKind,
      name,
      key: key === undefined ? tableKey : this.#integer(line, key),
      versions,
      flexible,
      latestUnstable: line.words.includes('unstable-latest'),
      root,
      structs: [...this.#structs.values()],
    }
  }

  #fields(into: Struct, depth: number): void {
    for (let line = this.#peek(); line !== undefined && line.depth === depth; line = this.#peek()) {
      this.#next++
      const field = this.#field(line)
      if (into.fields.some((other) => other.name === field.name)) throw this.#error(line, `twice: ${field.name}`)
      into.fields.push(field)
      const nested = this.#peek()
      if (nested !== undefined && nested.depth === depth + 1) {
        const struct = structOf(field.type)
        if (struct === null) throw this.#error(nested, `fields below a field without a struct`)
        this.#fields(this.#fill(nested, struct.name), depth + 1)
      }
    }
    const line = this.#peek()
    if (line !== undefined && line.depth > depth) throw this.#error(line, 'too deep')
  }

  #field(line: Line): Field {
    const name = this.#word(line, 0)
    const versions = this.#versions(line, this.#word(line, 2))
    let nullable = NO_VERSIONS
    let defaultValue: DefaultValue | null = null
    let tag: Field['tag'] = null
    let flexible: Versions | null = null
    let entity: string | null = null
    const flags = new Set<string>()
    for (let at = 3; at < line.words.length; at++) {
      const word = this.#word(line, at)
      if (word === 'null') nullable = this.#versions(line, this.#word(line, ++at))
      else if (word === 'default') defaultValue = this.#default(line, this.#word(line, ++at))
      else if (word === 'flexible') flexible = this.#versions(line, this.#word(line, ++at))
      else if (word === 'entity') entity = this.#word(line, ++at)
      else if (word === 'tag') {
        tag = {
          number: this.#integer(line, this.#word(line, ++at)),
          versions: this.#versions(line, this.#word(line, ++at)),
        }
      } else if (FLAGS.has(word)) flags.add(word)
      else throw this.#error(line, `unknown attribute ${word}`)
    }
    return {
      name,
      jsonName: name.charAt(0).toLowerCase() + name.slice(1),
      type: this.#type(line, this.#word(line, 1)),
      versions,
      nullable,
      default: defaultValue,
      tag,
      flexible,
      key: flags.has('key'),
      ignorable: flags.has('ignorable'),
      zerocopy: flags.has('zerocopy'),
      entity,
      bigint: flags.has('bigint'),
      chunked: flags.has('chunked'),
    }
  }

  #type(line: Line, text: string): FieldType {
    if (text.startsWith('[]')) {
      const element = this.#type(line, text.slice(2))
      if (element.kind === 'array') throw this.#error(line, 'array of arrays')
      return { kind: 'array', element }
    }
    if (PRIMITIVES.has(text)) return { kind: 'primitive', name: text as Primitive }
    return { kind: 'struct', struct: this.#struct(text) }
  }

  #struct(name: string): Struct {
    let struct = this.#structs.get(name)
    if (struct === undefined) {
      struct = { name, versions: { first: 0, last: MAX_VERSION }, fields: [] }
      this.#structs.set(name, struct)
    }
    return struct
  }

  #fill(line: Line, name: string): Struct {
    const struct = this.#struct(name)
    if (this.#filled.has(name)) throw this.#error(line, `struct defined twice: ${name}`)
    this.#filled.add(name)
    return struct
  }

  #default(line: Line, text: string): DefaultValue {
    if (text === 'null') return { kind: 'null' }
    if (text === 'true' || text === 'false') return { kind: 'bool', value: text === 'true' }
    if (!/^-?\d+$/.test(text)) throw this.#error(line, `not a default: ${text}`)
    return { kind: 'number', value: BigInt(text) }
  }

  #versions(line: Line, text: string): Versions {
    if (text === 'none') return NO_VERSIONS
    const match = /^(\d+)(\+|-(\d+))?$/.exec(text)
    if (match === null) throw this.#error(line, `not a range of versions: ${text}`)
    const first = Number(match[1])
    if (match[2] === undefined) return { first, last: first }
    const range = { first, last: match[2] === '+' ? MAX_VERSION : Number(match[3]) }
    if (!contains(range, first)) throw this.#error(line, `empty range of versions: ${text}`)
    return range
  }

  #after(line: Line, word: string): string | undefined {
    const at = line.words.indexOf(word, 2)
    return at < 0 ? undefined : line.words[at + 1]
  }

  #word(line: Line, at: number): string {
    const word = line.words[at]
    if (word === undefined) throw this.#error(line, 'line ends early')
    return word
  }

  #integer(line: Line, text: string | undefined): number {
    if (text === undefined || !/^\d+$/.test(text)) throw this.#error(line, `not a number: ${text ?? ''}`)
    return Number(text)
  }

  #peek(): Line | undefined {
    return this.#lines[this.#next]
  }

  #take(): Line {
    const line = this.#lines[this.#next++]
    if (line === undefined) throw new TableError(this.#path, 0, 'file ends early')
    return line
  }

  #error(line: Line, problem: string): TableError {
    return new TableError(this.#path, line.number, problem)
  }
}

const FLAGS: ReadonlySet<string> = new Set(['key', 'ignorable', 'zerocopy', 'bigint', 'chunked'])

function structOf(type: FieldType): Struct | null {
  if (type.kind === 'struct') return type.struct
  if (type.kind === 'array' && type.element.kind === 'struct') return type.element.struct
  return null
}
