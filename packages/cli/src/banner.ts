/** What a started node says of itself. */
import { VERSION } from './version.ts'

export interface Started {
  /** `host:port` */
  readonly kafka: string
  /** `http://host:port` */
  readonly http: string
  /** Absolute; null: in memory. */
  readonly data: string | null
  /** The same as a user would write it. */
  readonly shownData: string | null
  readonly clusterId: string
  readonly readyMs: number
  /** The first topic that there is, for the examples. */
  readonly topic: string
}

/** Marks text where the output is a terminal that shows it. */
export type Style = (kind: 'bold' | 'dim' | 'cyan', text: string) => string

const CODES = { bold: 1, dim: 2, cyan: 36 } as const

/** Colours for a terminal, unless NO_COLOR says otherwise (no-color.org). */
export function styleFor(
  stream: { readonly isTTY?: boolean },
  env: Readonly<Record<string, string | undefined>>,
): Style {
  const noColor = env['NO_COLOR']
  if (stream.isTTY !== true || (noColor !== undefined && noColor !== '')) return (_kind, text) => text
  return (kind, text) => `\u001b[${CODES[kind]}m${text}\u001b[0m`
}

export function bannerJson({ kafka, http, data, clusterId, readyMs }: Started): string {
  return `${JSON.stringify({ kafka, http, data, clusterId, readyMs })}\n`
}

export function banner(started: Started, style: Style): string {
  const { kafka, http, shownData, readyMs, topic } = started
  const where = shownData === null ? 'data in memory, gone at the end' : `data in ${shownData} (--memory for none)`
  const line = (label: string, value: string, note: string): string =>
    `  ${style('cyan', '➜')} ${label.padEnd(9)}${style('bold', value)}${note === '' ? '' : `   ${style('dim', note)}`}\n`
  return [
    `\n  ${style('bold', `ottla ${VERSION}`)}   ready in ${readyMs} ms   ${style('dim', where)}\n`,
    line('Kafka', kafka, ''),
    line('Metrics', `${http}/metrics`, 'also /healthz, /readyz'),
    '\n',
    `  try   echo hello | kcat -P -b ${kafka} -t ${topic}\n`,
    `        kcat -C -b ${kafka} -t ${topic} -o beginning -e\n`,
    `        new Kafka({ brokers: ['${kafka}'] })${style('dim', '   // KafkaJS')}\n`,
    `  stop  Ctrl-C\n\n`,
  ].join('')
}
