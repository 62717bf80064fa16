// Every field of every request, one at a time: a good request, and the same with this field null, empty, negative, huge,
// twice, unknown or beside a good one. What is good stands in `bases.ts`.
import { apiInfo, messageSchema } from '@ottla/protocol'
import type { Plain } from '../message.ts'
import type { Names } from '../normalise.ts'
import { apiKey, type Body, type Conversation, type Talk } from '../talk.ts'
import { type Base, type Known, prepare } from './bases.ts'

type Schema = NonNullable<ReturnType<typeof messageSchema>>
type Field = Schema['root']['fields'][number]
type Primitive = Extract<Field['type'], { readonly kind: 'primitive' }>['name']

const ZERO_UUID = 'AAAAAAAAAAAAAAAAAAAAAA'
/** The id of `__cluster_metadata`. */
const METADATA_UUID = 'AAAAAAAAAAAAAAAAAAAAAQ'
const NOBODY = 'abcdefghijklmnopqrstuQ'

const TOPIC_NAMES: readonly string[] = [
  '',
  '.',
  '..',
  'a b',
  'ä',
  'a/b',
  'x'.repeat(249),
  'x'.repeat(250),
  'mu-nowhere',
  'mu_a',
  '__consumer_offsets',
  '__cluster_metadata',
  '__nothing',
]
const TEXTS: readonly string[] = ['', ' ', 'x', 'ä b', 'x'.repeat(300), '-1', '7']

/** What a coordinator writes, and when, is its own. */
const READS: ReadonlySet<string> = new Set(['Fetch', 'ListOffsets'])

/** What is asked instead of a good value of this type. */
function odd(api: string, field: Field, kind: Primitive, known: Known): readonly Plain[] {
  switch (kind) {
    case 'bool':
      return [false, true]
    case 'string':
      if (field.entity !== 'topicName') return TEXTS
      return READS.has(api) ? TOPIC_NAMES.filter((name) => name !== '__consumer_offsets') : TOPIC_NAMES
    case 'uuid':
      return [ZERO_UUID, METADATA_UUID, NOBODY, known.otherId]
    case 'bytes':
      return ['', 'AAE=', 'AAAAAA==']
    case 'records':
      return ['', 'AAAA']
    case 'float64':
      return [0, -1, 0.5]
    case 'int8':
      return [0, 1, 2, 3, 4, 9, -1, -2, 127, -128]
    case 'int16':
    case 'uint16':
      return kind === 'int16' ? [0, 1, 2, 5, -1, -2, 32_767, -32_768] : [0, 1, 65_535]
    case 'int32':
      return [0, 1, 2, 7, -1, -2, 2_147_483_647, -2_147_483_648]
    case 'uint32':
      return [0, 1, 4_294_967_295]
    case 'int64':
      return [0, 1, 7, -1, -2, '9223372036854775807', '-9223372036854775808']
  }
}

/** A changed body, and what was changed. */
type Variation = readonly [what: string, value: Plain]

class Variations {
  readonly #base: Base
  readonly #version: number
  readonly #known: Known
  readonly #mixed: boolean

  constructor(base: Base, version: number, known: Known, mixed: boolean) {
    this.#base = base
    this.#version = version
    this.#known = known
    this.#mixed = mixed
  }

  *struct(fields: readonly Field[], body: Body, path: string): Generator<Variation> {
    for (const field of fields) {
      if (!this.#has(field.versions)) continue
      const inside = path === '' ? field.jsonName : `${path}.${field.jsonName}`
      const good = body[field.jsonName]
      for (const [what, value] of this.#field(field, good, inside)) yield [what, { ...body, [field.jsonName]: value }]
    }
  }

  *#field(field: Field, good: Plain | undefined, path: string): Generator<Variation> {
    if (this.#base.values?.[path] === undefined && this.#has(field.nullable)) yield [`${path} null`, null]
    const { type } = field
    if (type.kind === 'primitive') yield* this.#values(field, type.name, path)
    else if (type.kind === 'struct') {
      if (good !== undefined && good !== null) yield* this.struct(type.struct.fields, good as Body, path)
    } else yield* this.#array(field, type, good, path)
  }

  *#array(
    field: Field,
    { element }: Extract<Field['type'], { readonly kind: 'array' }>,
    good: Plain | undefined,
    path: string,
  ): Generator<Variation> {
    yield [`${path} empty`, []]
    const [first] = (good ?? []) as Plain[]
    const all: Iterable<Variation> =
      element.kind === 'primitive'
        ? this.#values(field, element.name, path)
        : first === undefined
          ? []
          : this.struct(element.struct.fields, first as Body, path)
    if (first !== undefined) yield [`${path} twice`, [first, first]]
    for (const [what, value] of all) {
      yield [what, [value]]
      if (this.#mixed && first !== undefined) yield [`${what} beside a good one of ${path}`, [first, value]]
    }
  }

  *#values(field: Field, kind: Primitive, path: string): Generator<Variation> {
    for (const value of new Set(this.#base.values?.[path] ?? odd(this.#base.api, field, kind, this.#known))) {
      yield [`${path} ${JSON.stringify(value)}`, value]
    }
  }

  #has({ first, last }: { readonly first: number; readonly last: number }): boolean {
    return this.#version >= first && this.#version <= last
  }
}

/** Ids differ between servers: in labels their names stand for them. */
function named(label: string, names: Names): string {
  let text = label
  for (const [id, name] of names.known) text = text.replaceAll(id, name)
  return text.replaceAll(/x{20,}/g, (run) => `x*${run.length}`)
}

async function mutate(talk: Talk, base: Base, known: Known): Promise<void> {
  const schema = messageSchema(apiInfo(apiKey(base.api))?.request?.name ?? '')
  if (schema === null) throw new Error(`no schema of ${base.api}`)
  const versions = talk.versions(base.api, base.least ?? 0)
  let turns = 0
  for (const version of versions) {
    const variations = new Variations(base, version, known, version === versions.at(-1))
    const template = base.body('TURN', version)
    for (const [what, changed] of [
      ['good', template] as Variation,
      ...variations.struct(schema.root.fields, template, ''),
    ]) {
      if (base.skip?.(what) === true) continue
      const turn = `${base.api.toLowerCase()}${version}-${turns++}`
      await base.before?.(talk, turn)
      const body = JSON.parse(JSON.stringify(changed).replaceAll('TURN', turn)) as Body
      const answer = await talk.ask(base.api, version, named(`field ${what}`, talk.names), body)
      await base.after?.(talk, body, answer)
    }
  }
}

/** The conversation of one part of the APIs, so that each has its time and its count in what is printed. */
export function mutations(part: string, apis: readonly string[]): Conversation {
  return {
    name: `fields-${part}`,
    talk: async (talk) => {
      const { known, bases } = await prepare(talk, part)
      for (const base of bases) if (apis.includes(base.api)) await mutate(talk, base, known)
    },
  }
}
