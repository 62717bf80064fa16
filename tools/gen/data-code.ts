/** TypeScript for the lists that are no messages: errors, the table of APIs, features. */

import { isEmpty, type Table } from '../../packages/protocol/src/table/schema.ts'

function rows(text: string): string[][] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => line.trim().split(/ +/))
}

const head = (from: string): string => `// Made by tools/gen.ts from tables/${from}: change that, not this.\n`

/** `text` are lines of a name and our own words for it. */
export function errorsCode(errors: string, text: string): string {
  const words = new Map(
    text
      .split('\n')
      .filter((line) => line.trim() !== '' && !line.startsWith('#'))
      .map((line) => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ')).trim()] as const),
  )
  const codes: string[] = []
  const infos: string[] = []
  for (const [code = '', name = '', retriable, refresh, exception = '-'] of rows(errors)) {
    const said = words.get(name)
    if (said === undefined) throw new Error(`tables/error-texts.txt: nothing for ${name}`)
    words.delete(name)
    codes.push(`  ${name}: ${code},`)
    infos.push(
      `  [${code}, { code: ${code}, name: '${name}', retriable: ${retriable === 'yes'}, refresh: '${refresh === '-' ? 'none' : (refresh ?? 'none')}', exception: '${exception}', text: ${JSON.stringify(said)} }],`,
    )
  }
  if (words.size > 0) throw new Error(`tables/error-texts.txt: unknown ${[...words.keys()].join(' ')}`)
  return `${head('errors.txt')}
import type { ErrorInfo } from '../errors.ts'

/** Error codes of responses by Kafka's names. */
export const ErrorCode = {
${codes.join('\n')}
} as const

export const errorInfos: ReadonlyMap<number, ErrorInfo> = new Map<number, ErrorInfo>([
${infos.join('\n')}
])
`
}

export function apiTableCode(tables: readonly Table[], announced: string): string {
  const lines = [head('apis/ and api-versions.txt'), `import type { ApiInfo } from '../api-info.ts'`]
  const keys: string[] = []
  const entries: string[] = []
  const byKey = new Map(rows(announced).map((row) => [row[0], row]))
  for (const table of tables) {
    if (table.api === null) throw new Error(`${table.path}: no api line`)
    const { key, name, listeners } = table.api
    const row = byKey.get(`${key}`)
    if (row?.[1] !== name) throw new Error(`tables/api-versions.txt: nothing for ${key} ${name}`)
    const [, , broker = '-', controller = '-', unstable = '-', code = '-', forwardable, clusterAction] = row
    const [request, response] = table.messages
    if (request === undefined || response === undefined) throw new Error(`${table.path}: no pair`)
    keys.push(`  ${name}: ${key},`)
    const gone = isEmpty(request.versions)
    if (!gone) lines.push(`import { ${request.name}Type, ${response.name}Type } from './${table.path}.ts'`)
    entries.push(
      '  {',
      `    key: ${key},`,
      `    name: '${name}',`,
      `    listeners: [${listeners.map((listener) => `'${listener}'`).join(', ')}],`,
      `    request: ${gone ? 'null' : `${request.name}Type`},`,
      `    response: ${gone ? 'null' : `${response.name}Type`},`,
      `    broker: ${range(broker)},`,
      `    brokerUnstable: ${range(unstable)},`,
      `    controller: ${range(controller)},`,
      `    versions: ${range(code)},`,
      `    latestUnstable: ${request.latestUnstable},`,
      `    flexibleSince: ${isEmpty(request.flexible) ? 'Number.POSITIVE_INFINITY' : request.flexible.first},`,
      `    forwardable: ${forwardable === 'yes'},`,
      `    clusterAction: ${clusterAction === 'yes'},`,
      '  },',
    )
  }
  return `${lines.join('\n')}

/** API keys by Kafka's names. */
export const ApiKey = {
${keys.join('\n')}
} as const

/** Every API, by rising key; the index is the key. */
export const apiTable: readonly ApiInfo[] = [
${entries.join('\n')}
]
`
}

function range(text: string): string {
  if (text === '-') return 'null'
  const [min, max] = text.split('-')
  return `{ min: ${min ?? ''}, max: ${max ?? ''} }`
}

export function featuresCode(features: string, announced: string): string {
  const levels: string[] = []
  const others: string[] = []
  const defaults: string[] = []
  for (const row of rows(features)) {
    if (row[0] === 'metadata.version') levels.push(metadataVersion(row))
    else if (row[0] === 'defaults') {
      const levelsOf = row.slice(2).map((pair) => `['${pair.replace('=', `', `)}]`)
      defaults.push(`  ['${row[1]}', new Map([${levelsOf.join(', ')}])],`)
    } else {
      const [name, level, production, bootstrap, dependencies = '{}'] = row
      const needs = [...dependencies.matchAll(/([a-z.]+)=(\d+)/g)].map((match) => `['${match[1]}', ${match[2]}]`)
      others.push(
        `  { name: '${name}', level: ${level}, production: ${production === 'yes'}, bootstrap: '${bootstrap}', needs: new Map<string, number>([${needs.join(', ')}]) },`,
      )
    }
  }
  const supported = rows(announced)
    .filter((row) => row[0] === 'feature' && row[1] !== 'broker-v3')
    .map(([, listener, name, min, max]) => `  { listener: '${listener}', name: '${name}', min: ${min}, max: ${max} },`)
  return `${head('features.txt and api-versions.txt')}
import type { FeatureLevel, MetadataVersion, SupportedFeature } from '../features.ts'

export const metadataVersions: readonly MetadataVersion[] = [
${levels.join('\n')}
]

export const featureLevels: readonly FeatureLevel[] = [
${others.join('\n')}
]

/** Level of each feature that formatting at a release sets, by the release's metadata version. */
export const defaultFeatureLevels: ReadonlyMap<string, ReadonlyMap<string, number>> = new Map([
${defaults.join('\n')}
])

/** What a node of each listener's role announces. */
export const supportedFeatures: readonly SupportedFeature[] = [
${supported.join('\n')}
]
`
}

function metadataVersion(row: readonly string[]): string {
  const [, level, name, production, ...rest] = row
  const names = ['registerBroker', 'registerController', 'partition', 'partitionChange', 'fetch', 'listOffsets']
  const versions = names.map((field, index) => `${field}: ${rest[index] === '-' ? 'null' : rest[index]}`)
  return `  { level: ${level}, name: '${name}', production: ${production === 'yes'}, ${versions.join(', ')}, metadataChanged: ${rest[6] === 'yes'} },`
}
