/**
 * JSON that never loses a digit: integers are bigints on reading and on printing, whatever their size. Only a literal
 * with a fraction or an exponent is a number.
 */

export type JsonValue = null | boolean | bigint | number | string | JsonValue[] | JsonObject
export type JsonObject = Map<string, JsonValue>

/** Text that is not JSON. */
export class JsonError extends Error {
  override name = 'JsonError'
}

const MAX_DEPTH = 256
const NUMBER = /-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/y
/** No bigint is made of more digits: its cost grows faster than the text. */
const MAX_DIGITS = 400

export function parseJson(text: string): JsonValue {
  const parser = new JsonParser(text)
  return parser.whole()
}

/** On one line, without spaces, keys in the order of the map. */
export function printJson(value: JsonValue): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return `[${value.map(printJson).join(',')}]`
  if (value instanceof Map) {
    const parts = [...value].map(([key, inner]) => `${JSON.stringify(key)}:${printJson(inner)}`)
    return `{${parts.join(',')}}`
  }
  if (typeof value === 'number') return printNumber(value)
  return typeof value === 'string' ? JSON.stringify(value) : `${value}`
}

/** As Java prints a double, which Kafka's tools do: always with a fraction; what JSON cannot say in quotes. */
function printNumber(value: number): string {
  if (!Number.isFinite(value)) return `"${value}"`
  if (Object.is(value, -0)) return '-0.0'
  const size = Math.abs(value)
  if (size === 0 || (size >= 1e-3 && size < 1e7)) {
    const text = `${value}`
    return text.includes('.') ? text : `${text}.0`
  }
  // Java asks for two digits of the smallest double and so gets 4.9 where one digit, 5, would do.
  if (size === Number.MIN_VALUE) return value < 0 ? '-4.9E-324' : '4.9E-324'
  const [digits = '', exponent = ''] = value.toExponential().split('e')
  return `${digits.includes('.') ? digits : `${digits}.0`}E${Number(exponent)}`
}

class JsonParser {
  readonly #text: string
  #at = 0
  #depth = 0

  constructor(text: string) {
    this.#text = text
  }

  whole(): JsonValue {
    const value = this.#value()
    this.#space()
    if (this.#at < this.#text.length) throw this.#error('more than one value')
    return value
  }

  #value(): JsonValue {
    this.#space()
    switch (this.#text[this.#at]) {
      case undefined:
        throw this.#error('text ends early')
      case '{':
        return this.#nested(() => this.#object())
      case '[':
        return this.#nested(() => this.#array())
      case '"':
        return this.#string()
      case 't':
        return this.#word('true', true)
      case 'f':
        return this.#word('false', false)
      case 'n':
        return this.#word('null', null)
      default:
        return this.#number()
    }
  }

  #nested(read: () => JsonValue): JsonValue {
    if (++this.#depth > MAX_DEPTH) throw this.#error('nested too deep')
    const value = read()
    this.#depth--
    return value
  }

  #object(): JsonObject {
    const object: JsonObject = new Map()
    this.#at++
    if (this.#skip('}')) return object
    do {
      this.#space()
      if (this.#text[this.#at] !== '"') throw this.#error('not a key')
      const key = this.#string()
      if (object.has(key)) throw this.#error(`key twice: ${JSON.stringify(key)}`)
      if (!this.#skip(':')) throw this.#error('colon wanted')
      object.set(key, this.#value())
    } while (this.#skip(','))
    if (!this.#skip('}')) throw this.#error('comma or brace wanted')
    return object
  }

  #array(): JsonValue[] {
    const array: JsonValue[] = []
    this.#at++
    if (this.#skip(']')) return array
    do array.push(this.#value())
    while (this.#skip(','))
    if (!this.#skip(']')) throw this.#error('comma or bracket wanted')
    return array
  }

  #string(): string {
    const start = this.#at
    let end = start + 1
    for (let char = this.#text[end]; char !== '"'; char = this.#text[end]) {
      if (char === undefined) throw this.#error('string without an end')
      end += char === '\\' ? 2 : 1
    }
    this.#at = end + 1
    try {
      return JSON.parse(this.#text.slice(start, end + 1)) as string
    } catch {
      throw this.#error('not a string')
    }
  }

  #number(): bigint | number {
    NUMBER.lastIndex = this.#at
    const match = NUMBER.exec(this.#text)
    if (match === null) throw this.#error('not a value')
    this.#at = NUMBER.lastIndex
    if (match[1] !== undefined || match[2] !== undefined) return Number(match[0])
    if (match[0].length > MAX_DIGITS) throw this.#error('number with too many digits')
    return BigInt(match[0])
  }

  #word<T>(word: string, value: T): T {
    if (!this.#text.startsWith(word, this.#at)) throw this.#error('not a value')
    this.#at += word.length
    return value
  }

  /** Skips space and then the character, if it is there. */
  #skip(char: string): boolean {
    this.#space()
    if (this.#text[this.#at] !== char) return false
    this.#at++
    return true
  }

  #space(): void {
    for (;;) {
      const char = this.#text[this.#at]
      if (char !== ' ' && char !== '\n' && char !== '\r' && char !== '\t') return
      this.#at++
    }
  }

  #error(problem: string): JsonError {
    return new JsonError(`${problem} at character ${this.#at}`)
  }
}
