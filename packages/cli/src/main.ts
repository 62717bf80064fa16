#!/usr/bin/env node
/**
 * The `ottla` command. Each subcommand's file is loaded when it runs, so that none waits for the others' imports.
 */
import { errorText } from './cli-error.ts'

// Flushes and large reads each hold a thread of libuv's pool; read once, at the pool's first use.
process.env['UV_THREADPOOL_SIZE'] ??= '16'

/** A reader that has seen enough (`ottla debug ... | head`) is no error. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})

try {
  const { program } = await import('./program.ts')
  await program().parseAsync(process.argv)
} catch (error) {
  process.stderr.write(`ottla: ${errorText(error)}\n`)
  process.exitCode = 1
  // Whatever a failed start still holds must not keep the process.
  process.exit()
}
