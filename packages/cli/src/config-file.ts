/** A server.properties with what the command line replaces. */
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { BrokerConfig, parseProperties } from '@ottla/metadata'
import { CliError } from './cli-error.ts'

/** Throws ConfigError, and CliError where the file cannot be read. */
export async function readConfig(
  file: string,
  overrides: ReadonlyMap<string, string> = new Map(),
): Promise<BrokerConfig> {
  const properties = parseProperties(await textOf(resolve(file)))
  return new BrokerConfig(new Map([...properties, ...overrides]))
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    const why = code === 'ENOENT' ? 'does not exist' : code === 'EISDIR' ? 'is a directory' : `cannot be read: ${code}`
    throw new CliError(`${file} ${why}`, { cause: error })
  }
}
