// What every driver in JavaScript shares: the JSON lines, and the records that it makes itself.
import { createHash } from 'node:crypto'
import { createInterface } from 'node:readline'

export const nap = (ms) => new Promise((resolve) => setTimeout(resolve, ms))
export const number = (value) => Number(value)

/** A value as it is shown: its text, or its hash when it is long. */
export function shown(bytes) {
  if (bytes === null || bytes === undefined) return null
  const text = bytes.toString('utf8')
  return text.length > 10_000 ? `sha1:${createHash('sha1').update(text).digest('hex')}` : text
}

/** The records of `generate`. */
export function* generated({ count, prefix, size }) {
  for (let i = 0; i < count; i++) yield { key: null, value: `${prefix}${i}`.padEnd(size ?? 0, 'x') }
}

/** Kafka's number for an error, wherever the client put it: in the error, its causes or its parts. */
function codeOf(error, depth = 0) {
  if (error === null || typeof error !== 'object' || depth > 6) return null
  const own = [error.apiCode, error.code, error.errorCode].find((code) => typeof code === 'number' && code !== -1)
  if (own !== undefined) return own
  for (const inner of [error.cause, error.originalError, ...(Array.isArray(error.errors) ? error.errors : [])]) {
    const code = codeOf(inner, depth + 1)
    if (code !== null) return code
  }
  return null
}

function textOf(error, depth = 0) {
  if (error === null || typeof error !== 'object' || depth > 6) return ''
  const inner = [error.cause, error.originalError, ...(Array.isArray(error.errors) ? error.errors : [])]
  return [error.message, ...inner.map((one) => textOf(one, depth + 1))].filter(Boolean).join(' <- ')
}

/** Answers the calls of standard input until it ends. Calls may overlap. */
export function serve(calls) {
  let open = 0
  let ended = false
  const lines = createInterface({ input: process.stdin })
  const answer = (body) => process.stdout.write(`${JSON.stringify(body)}\n`)
  lines.on('line', async (line) => {
    const { id, call, params } = JSON.parse(line)
    open++
    try {
      const work = calls[call]
      if (work === undefined) throw Object.assign(new Error(`${call} is not known here`), { name: 'Impossible' })
      answer({ id, result: await work(params) })
    } catch (error) {
      const name = error.type ?? error.apiId ?? error.name ?? 'Error'
      answer({ id, error: { code: codeOf(error), name: String(name), message: textOf(error) } })
    }
    open--
    if (ended && open === 0) process.exit(0)
  })
  lines.on('close', () => {
    ended = true
    if (open === 0) process.exit(0)
  })
}
