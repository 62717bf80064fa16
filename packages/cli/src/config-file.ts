/** A server.properties with what the command line replaces. */
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { BrokerConfig, parseProperties } from '@ottla/metadata'

/** Throws ConfigError, and Node's error where the file cannot be read. */
export async function readConfig(
  file: string,
  overrides: ReadonlyMap<string, string> = new Map(),
): Promise<BrokerConfig> {
  // Java reads such files as Latin-1; ours may be UTF-8, of which Latin-1's ASCII part is the common one.
  const properties = parseProperties(await readFile(resolve(file), 'utf8'))
  return new BrokerConfig(new Map([...properties, ...overrides]))
}
