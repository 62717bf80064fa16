// What is asked of which field: counted from the requests themselves, so that a field which is never varied shows.
import { apiInfo, messageSchema } from '@ottla/protocol'
import type { Plain } from './message.ts'
import { apiKey } from './talk.ts'

type Schema = NonNullable<ReturnType<typeof messageSchema>>
type Fields = Schema['root']['fields']

/** Enough to tell one value from another, and to be printed. */
const SHOWN_CHARACTERS = 24

/** Distinct values by API and path; what no request says has its default. */
export class Coverage {
  readonly #values = new Map<string, Map<string, Set<string>>>()

  note(api: string, body: { [name: string]: Plain }): void {
    let paths = this.#values.get(api)
    if (paths === undefined) this.#values.set(api, (paths = new Map<string, Set<string>>()))
    noteInside(paths, '', body)
  }

  /** A line for each field of the APIs: its versions, how many values it was asked with, and some of them. */
  *lines(apis: Iterable<string>): Generator<string> {
    for (const api of apis) {
      const schema = messageSchema(apiInfo(apiKey(api))?.request?.name ?? '')
      if (schema === null) continue
      for (const [path, versions] of pathsOf(schema.root.fields, '')) {
        const values = this.#values.get(api)?.get(path) ?? new Set<string>()
        const some = [...values].slice(0, 8).join(' ')
        yield `${api} ${path} (v${versions}): ${values.size} values  ${some}`
      }
    }
  }
}

function noteInside(paths: Map<string, Set<string>>, path: string, value: Plain): void {
  if (path !== '') {
    let values = paths.get(path)
    if (values === undefined) paths.set(path, (values = new Set<string>()))
    values.add(shown(value))
  }
  if (Array.isArray(value)) {
    for (const item of value) if (typeof item === 'object') noteFields(paths, path, item)
  } else noteFields(paths, path, value)
}

function noteFields(paths: Map<string, Set<string>>, path: string, value: Plain): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return
  for (const [name, inner] of Object.entries(value)) noteInside(paths, path === '' ? name : `${path}.${name}`, inner)
}

function shown(value: Plain): string {
  if (Array.isArray(value)) return `[${value.length}]`
  if (typeof value === 'object' && value !== null) return '{}'
  return JSON.stringify(value).slice(0, SHOWN_CHARACTERS)
}

function* pathsOf(fields: Fields, path: string): Generator<[path: string, versions: string]> {
  for (const { jsonName, type, versions } of fields) {
    const inside = path === '' ? jsonName : `${path}.${jsonName}`
    yield [inside, `${versions.first}-${versions.last}`]
    const inner = type.kind === 'array' ? type.element : type
    if (inner.kind === 'struct') yield* pathsOf(inner.struct.fields, inside)
  }
}
